import type { Tool, ToolKey } from '../tool'
import { assertedEvidence } from './evidence/asserted'
import { contextEvidence } from './evidence/context'
import { doubtOf } from './evidence/doubts'
import { entityEvidence } from './evidence/entities'
import type { EvidenceReader, Finding } from './evidence/finding'
import { identifierEvidence } from './evidence/identifiers'
import { lexicalEvidence } from './evidence/lexical'
import { resultSchemaEvidence } from './evidence/result-schema'
import { sharedNameEvidence } from './evidence/shared-names'
import { sharedSubjectEvidence } from './evidence/shared-subject'
import { verbOrderEvidence } from './evidence/verb-order'
import { readTools, type ToolReading } from './reading/tool-reading'
import type { ToolCallGraph, ToolDependency } from './tool-call-graph'

const READERS: readonly EvidenceReader[] = [
  assertedEvidence,
  resultSchemaEvidence,
  identifierEvidence,
  sharedNameEvidence,
  entityEvidence,
  verbOrderEvidence,
  contextEvidence,
  sharedSubjectEvidence,
  lexicalEvidence,
]

/** Edges that are believed less than this are left out. */
const WEIGHT_MIN = 0.1
/** In-edges kept for each parameter of a tool, and for its place in the order of work. */
const PER_PARAMETER = 8
const PER_ORDER = 6

/**
 * The built-in author's graph of one server: a pure function of its tools, in any order of theirs.
 *
 * 1. Every tool is read once: what it does and to what, what it comes back with, what its parameters ask for.
 * 2. Every ordered pair of different tools is shown to nine readers of evidence. Each may find a reason, with
 *    a strength in (0, 1), on one parameter of the second tool or on the order alone.
 * 3. Doubts weaken reasons where words fit but work rarely goes that way (`evidence/doubts.ts`).
 * 4. Reasons are joined as independent ones, w = 1 − Π(1 − s). The edge feeds the parameter with the strongest
 *    reasons; reasons on other parameters count half. Lexical likeness alone makes no edge.
 * 5. Each parameter keeps its best in-edges, and so does order without a parameter.
 *
 * Weights are beliefs for ranking and sampling, not probabilities. Nothing here knows any particular server: the
 * rules were chosen on four API classes of BFCL and are measured on four others too (`npm run bench`).
 */
export function buildGraph(tools: readonly { key: ToolKey; tool: Tool }[]): ToolCallGraph {
  const readings = readTools([...tools].sort((a, b) => compare(a.key, b.key)))
  const believed = readings.flatMap((to) =>
    bestInEdges(readings.flatMap((from) => (from === to ? [] : (dependencyOf(from, to) ?? [])))),
  )
  return {
    nodes: readings.map((reading) => reading.key),
    dependencies: believed.sort((a, b) => compare(a.from, b.from) || compare(a.to, b.to)),
  }
}

function dependencyOf(from: ToolReading, to: ToolReading): ToolDependency | null {
  const findings = READERS.flatMap((read) => read(from, to)).map((finding) => ({
    ...finding,
    strength: finding.strength * doubtOf(from, to, finding),
  }))
  if (findings.every((finding) => finding.evidence.kind === 'lexical')) return null
  const parameter = mostFedParameter(findings)
  const weight = joined(
    findings.map(
      (finding) =>
        finding.strength * (finding.parameter === parameter || finding.parameter === null ? 1 : 0.5),
    ),
  )
  if (weight < WEIGHT_MIN) return null
  return {
    from: from.key,
    to: to.key,
    parameter,
    weight,
    evidence: findings.toSorted((a, b) => b.strength - a.strength).map((finding) => finding.evidence),
    author: 'built-in',
    review: 'undecided',
  }
}

/** The parameter with the strongest reasons of its own, the first in the schema where they tie; null when only order is known. */
function mostFedParameter(findings: readonly Finding[]): string | null {
  let best: { parameter: string | null; strength: number } = { parameter: null, strength: 0 }
  for (const { parameter } of findings) {
    if (parameter === null || parameter === best.parameter) continue
    const own = findings.filter((finding) => finding.parameter === parameter)
    const strength = joined(own.map((finding) => finding.strength))
    if (strength > best.strength) best = { parameter, strength }
  }
  return best.parameter
}

/** Independent reasons joined, rounded to three decimals and kept below 1, which is left to people. */
function joined(strengths: readonly number[]): number {
  const doubt = strengths.reduce((left, strength) => left * (1 - strength), 1)
  return Math.min(0.99, Math.round((1 - doubt) * 1000) / 1000)
}

/** The strongest edges into one tool: so many for each parameter, so many for order alone. */
function bestInEdges(edges: readonly ToolDependency[]): ToolDependency[] {
  const kept = new Map<string | null, number>()
  return [...edges]
    .sort((a, b) => b.weight - a.weight || compare(a.from, b.from))
    .filter((edge) => {
      const place = (kept.get(edge.parameter) ?? 0) + 1
      kept.set(edge.parameter, place)
      return place <= (edge.parameter === null ? PER_ORDER : PER_PARAMETER)
    })
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
