import type { Random } from '../../shared/random'
import { purposeOf, type Tool, type ToolKey } from '../../tool'
import { buildGraph, type ToolCallGraph } from '../../tool-graph'
import { verbPhraseOf } from './verb-phrase'

type Offered = readonly { key: ToolKey; tool: Tool }[]

const graphs = new WeakMap<Offered, ToolCallGraph>()

/** The built-in author's own graph of tools for which nobody has drawn one; remembered per list of tools. */
export function graphOf(tools: Offered): ToolCallGraph {
  const known = graphs.get(tools) ?? buildGraph(tools)
  graphs.set(tools, known)
  return known
}

/** How likely tools go together that only speak of the same thing, beside the weights of dependencies. */
const SAME_SUBJECT = 0.15

/**
 * So many tools that can work together, in an order in which they can: the first is drawn, each further one follows one
 * that is there already by a dependency, or speaks of the same thing or to the same values. Fewer when nothing fits any more.
 * Tools that do not say in plain English what they do are passed over.
 */
export function chooseTools(tools: Offered, graph: ToolCallGraph, count: number, random: Random): ToolKey[] {
  const usable = tools.filter(({ tool }) => verbPhraseOf(tool) !== null)
  if (usable.length === 0) return []
  const chosen = [random.pick(usable)]
  while (chosen.length < count) {
    const rest = usable.filter((candidate) => !chosen.includes(candidate))
    const at = random.weighted(
      rest.map((candidate) => Math.max(0, ...chosen.map((one) => bond(one, candidate, graph)))),
    )
    const next = rest[at]
    if (!next) break
    chosen.push(next)
  }
  return chosen.map(({ key }) => key)
}

/** How well one tool follows another. */
function bond(first: Offered[number], then: Offered[number], graph: ToolCallGraph): number {
  const edge = graph.dependencies.find(({ from, to }) => from === first.key && to === then.key)
  if (edge && edge.review !== 'refused') return edge.weight
  const isSameThing = purposeOf(first.tool).noun === purposeOf(then.tool).noun
  const isSameValue = then.tool.parameters.required.some(
    (name) => name.length > 2 && first.tool.parameters.required.includes(name),
  )
  return isSameThing || isSameValue ? SAME_SUBJECT : 0
}
