import { partsOf, type Tool, type ToolKey } from '../tool'
import { assertedEvidence } from './evidence/asserted'
import { entityEvidence } from './evidence/entities'
import type { Finding } from './evidence/finding'
import { identifierEvidence } from './evidence/identifiers'
import { bestField, resultSchemaEvidence } from './evidence/result-schema'
import { sharedNameEvidence } from './evidence/shared-names'
import type { Need } from './reading/parameters'
import type { ResultField } from './reading/result-fields'
import { readTools, type ToolReading } from './reading/tool-reading'
import type { Evidence } from './tool-call-graph'

/** What is known of one parameter of a tool being fed by another tool. */
export interface Proof {
  parameter: string
  isRequired: boolean
  /**
   * `typed`: a declared result field has the name or the thing, and the type and format, that the parameter asks
   * for. `named`: names or descriptions suggest it. `none`: nothing does.
   */
  kind: 'typed' | 'named' | 'none'
  /** The result field that feeds it, e.g. `hotels[].id`; null unless `typed`. */
  field: string | null
  /** Strongest first; empty for `none`. */
  evidence: Evidence[]
  /** Belief in [0, 1) for ranking; 0 for `none`. */
  strength: number
}

/** The proofs of one ordered pair, one for each parameter of `to`: best first, required before optional where they tie. */
export type ReadProofs = (from: ToolKey, to: ToolKey) => readonly Proof[]

const READERS = [
  resultSchemaEvidence,
  identifierEvidence,
  entityEvidence,
  sharedNameEvidence,
  assertedEvidence,
] as const

const RANK: { [kind in Proof['kind']]: number } = { typed: 2, named: 1, none: 0 }

/**
 * Reads proofs between any two of some tools, of one server or of several. Tools are read on first use, a
 * server at a time, and every pair once. A pair with a tool that is not among them has no proofs.
 */
export function proofReader(tools: readonly { key: ToolKey; tool: Tool }[]): ReadProofs {
  const toolOf = new Map(tools.map(({ key, tool }) => [key, tool]))
  const readings = new Map<ToolKey, ToolReading>()
  const proofs = new Map<string, readonly Proof[]>()
  const readingOf = (key: ToolKey): ToolReading | undefined => {
    if (toolOf.has(key) && !readings.has(key)) {
      const { server } = partsOf(key)
      const neighbours = tools.filter((one) => partsOf(one.key).server === server)
      for (const reading of readTools(neighbours)) readings.set(reading.key, reading)
    }
    return readings.get(key)
  }
  return (from, to) => {
    const pair = `${from}\n${to}`
    const known = proofs.get(pair)
    if (known !== undefined) return known
    const [giver, taker, tool] = [readingOf(from), readingOf(to), toolOf.get(to)]
    const found =
      giver === undefined || taker === undefined || tool === undefined || from === to
        ? []
        : proofsOf(giver, taker, tool)
    proofs.set(pair, found)
    return found
  }
}

function proofsOf(from: ToolReading, to: ToolReading, tool: Tool): Proof[] {
  const findings = READERS.flatMap((read) => read(from, to))
  return Object.keys(tool.parameters.properties)
    .map((parameter) => {
      const isRequired = tool.parameters.required.includes(parameter)
      const need = to.needs.find(({ name }) => name === parameter)
      const own = findings.filter((finding) => finding.parameter === parameter)
      return { parameter, isRequired, ...proofFrom(from, need, own) }
    })
    .sort(
      (a, b) =>
        RANK[b.kind] - RANK[a.kind] || Number(b.isRequired) - Number(a.isRequired) || b.strength - a.strength,
    )
}

function proofFrom(
  from: ToolReading,
  need: Need | undefined,
  findings: readonly Finding[],
): Omit<Proof, 'parameter' | 'isRequired'> {
  if (need === undefined || findings.length === 0)
    return { kind: 'none', field: null, evidence: [], strength: 0 }
  const declared = findings.some(({ evidence }) => evidence.kind === 'result-schema')
    ? bestField(from, need)
    : null
  const isTyped = declared !== null && declared.fit >= NAMED_FIT_MIN && hasType(declared.field, need)
  return {
    kind: isTyped ? 'typed' : 'named',
    field: isTyped ? declared.field.path : null,
    evidence: findings.toSorted((a, b) => b.strength - a.strength).map((finding) => finding.evidence),
    strength: 1 - findings.reduce((doubt, { strength }) => doubt * (1 - strength), 1),
  }
}

/** A smaller fit only means that the field's description speaks of the thing. */
const NAMED_FIT_MIN = 0.5

/** Both types are declared and one may be given for the other; formats differ in no word. */
function hasType(field: ResultField, need: Need): boolean {
  if (field.type === null || need.type === null) return false
  if (field.format !== null && need.format !== null && field.format !== need.format) return false
  return field.type === need.type || (field.type === 'integer' && need.type === 'number')
}

/** The proof that a new edge takes: the best that is one, of a parameter that nothing feeds yet where possible; null when nothing speaks for any. */
export function bestProof(
  proofs: readonly Proof[],
  fed: ReadonlySet<string | null> = new Set(),
): Proof | null {
  const real = proofs.filter(({ kind }) => kind !== 'none')
  return real.find(({ parameter }) => !fed.has(parameter)) ?? real[0] ?? null
}
