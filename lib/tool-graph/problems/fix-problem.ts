import { partsOf, type ToolKey } from '../../tool'
import { addTool, connect, disconnect, findDependency, removeTools, review, type ToolPair } from '../edit'
import { bestProof, type Proof } from '../proof'
import type { GraphDraft } from '../tool-call-graph'
import type { GraphProblem, KnownTools } from './graph-reading'

/** One edit that does away with a problem: its name as the history keeps it, and the draft after it. */
export interface ProblemFix {
  name: string
  draft: GraphDraft
}

/**
 * The fix of a problem: connect what can feed or join a tool, refuse the weakest dependency of a cycle, remove
 * an order that carries nothing, take a tool off that does not belong. Null when the graph has moved on.
 */
export function fixOf(problem: GraphProblem, draft: GraphDraft, known: KnownTools): ProblemFix | null {
  switch (problem.kind) {
    case 'unfed':
      return feedFrom(problem, draft, known)
    case 'cycle':
      return refuseWeakest(problem, draft)
    case 'forced-order':
    case 'missing-parallelism':
      return removePair(problem, draft)
    case 'duplicate':
      return problem.pairs.length > 0 ? removePair(problem, draft) : removeLessJoined(problem, draft)
    case 'unconnected':
      return joinOrRemove(problem, draft, known)
    case 'below-filter':
      return removeTool(problem.tools[0], draft)
  }
}

/** The best giver on the graph, else one of the documents that is not on it yet, else the tool goes. */
function feedFrom(
  { tools: [to], parameter }: GraphProblem,
  draft: GraphDraft,
  { tools, proofs }: KnownTools,
): ProblemFix | null {
  if (to === undefined) return null
  const proofFrom = (from: ToolKey) => proofs(from, to).find((proof) => proof.parameter === parameter)
  const free = (from: ToolKey) => findDependency(draft.graph, { from, to }) === null
  const onGraph = bestGiver(draft.graph.nodes.filter(free), proofFrom)
  if (onGraph !== null) return drawn(draft, { from: onGraph.key, to }, onGraph.proof)
  const offGraph = bestGiver(
    [...tools.keys()].filter((key) => !draft.graph.nodes.includes(key)),
    proofFrom,
  )
  if (offGraph === null) return removeTool(to, draft)
  const added = addTool(draft, offGraph.key, placeBefore(draft, to))
  const joined = drawn(added, { from: offGraph.key, to }, offGraph.proof)
  return joined === null
    ? null
    : { ...joined, name: `add ${nameOf(offGraph.key)} and let it feed ${nameOf(to)}` }
}

const CARD_APART = 320

const placeBefore = ({ layout }: GraphDraft, key: ToolKey): { x: number; y: number } => {
  const { x, y } = layout[key] ?? { x: 0, y: 0 }
  return { x: x - CARD_APART, y }
}

function joinOrRemove(
  { tools: [key] }: GraphProblem,
  draft: GraphDraft,
  { proofs }: KnownTools,
): ProblemFix | null {
  if (key === undefined) return null
  const others = draft.graph.nodes.filter((other) => other !== key)
  const before = bestGiver(others, (other) => bestProof(proofs(other, key)) ?? undefined)
  const after = bestGiver(others, (other) => bestProof(proofs(key, other)) ?? undefined)
  if (before === null && after === null) return removeTool(key, draft)
  return before !== null && (after === null || isBetter(before.proof, after.proof))
    ? drawn(draft, { from: before.key, to: key }, before.proof)
    : after && drawn(draft, { from: key, to: after.key }, after.proof)
}

function bestGiver(
  keys: readonly ToolKey[],
  proofOf: (key: ToolKey) => Proof | undefined,
): { key: ToolKey; proof: Proof } | null {
  let best: { key: ToolKey; proof: Proof } | null = null
  for (const key of keys) {
    const proof = proofOf(key)
    if (proof === undefined || proof.kind === 'none') continue
    if (best === null || isBetter(proof, best.proof)) best = { key, proof }
  }
  return best
}

const isBetter = (a: Proof, b: Proof): boolean =>
  a.kind === b.kind ? a.strength > b.strength : a.kind === 'typed'

function drawn(draft: GraphDraft, pair: ToolPair, { parameter, evidence }: Proof): ProblemFix | null {
  const joined = connect(draft, pair, parameter, evidence)
  return joined.ok
    ? { name: `let ${nameOf(pair.from)} feed ${parameter} of ${nameOf(pair.to)}`, draft: joined.value }
    : null
}

function refuseWeakest({ pairs }: GraphProblem, draft: GraphDraft): ProblemFix | null {
  const weakest = pairs
    .flatMap((pair) => findDependency(draft.graph, pair) ?? [])
    .reduce((least, one) => (least === null || one.weight < least.weight ? one : least), NONE)
  return weakest === null
    ? null
    : { name: `refuse ${pairName(weakest)}`, draft: review(draft, weakest, 'refused') }
}

const NONE = null as ReturnType<typeof findDependency>

function removePair({ pairs: [pair] }: GraphProblem, draft: GraphDraft): ProblemFix | null {
  return pair === undefined || findDependency(draft.graph, pair) === null
    ? null
    : { name: `remove ${pairName(pair)}`, draft: disconnect(draft, [pair]) }
}

/** Of two tools that are the same, the one that fewer dependencies touch goes; the later one where they tie. */
function removeLessJoined({ tools }: GraphProblem, draft: GraphDraft): ProblemFix | null {
  const joined = (key: ToolKey) =>
    draft.graph.dependencies.filter(({ from, to }) => from === key || to === key).length
  return removeTool(tools.toSorted((a, b) => joined(b) - joined(a)).at(-1), draft)
}

const removeTool = (key: ToolKey | undefined, draft: GraphDraft): ProblemFix | null =>
  key === undefined || !draft.graph.nodes.includes(key)
    ? null
    : { name: `take ${nameOf(key)} off the graph`, draft: removeTools(draft, [key]) }

const nameOf = (key: ToolKey): string => partsOf(key).tool
const pairName = ({ from, to }: ToolPair): string => `${nameOf(from)} → ${nameOf(to)}`
