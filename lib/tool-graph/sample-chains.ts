import { randomFrom } from '../shared/random'
import type { ToolKey } from '../tool'
import type { Chain, ChainSampling } from './chain'
import type { ToolCallGraph } from './tool-call-graph'

/** Where a walk may go from one tool, with running totals of the weights for drawing by bisection. */
interface Exits {
  to: number[]
  weights: number[]
  totals: Float64Array
}

/**
 * Chains drawn as weight-biased random walks (astra-spec 2.3), most walked first, equal counts by name.
 *
 * One walk: a length uniform in [lengthMin, lengthMax]; a start among the tools with an out-edge, in
 * proportion to the sum of its out-weights; then each next tool in proportion to the weight of the edge that
 * leads to it, among tools not yet visited when `acyclic`. A walk that has nowhere left to go ends there and
 * counts when it holds at least `lengthMin` tools, else it is given up. Refused edges are never walked.
 * `temperature` reshapes every weight before that, w^(1/T). With a `start` every walk begins there; walks that do not
 * end at `end` or miss a tool of `mustContain` are given up, so that the others keep their proportions.
 *
 * Walks are drawn one by one and never enumerated, so that the cost is `walks` × length whatever the graph.
 */
export function sampleChains(graph: ToolCallGraph, sampling: ChainSampling): Chain[] {
  const sampler = chainSampler(graph, sampling)
  sampler.draw(sampling.walks)
  return sampler.chains()
}

/** One sampling under way: however it is cut into draws, it meets the same chains. */
export interface ChainSampler {
  /** Walks that were drawn so far, given up or not; never more than the sampling asks for. */
  drawn(): number
  draw(walks: number): void
  /** How many distinct chains were met so far, and all of them in the order of `sampleChains`. */
  met(): number
  chains(): Chain[]
}

/** Starts a sampling without drawing yet, for those who draw a few walks at a time. */
export function chainSampler(graph: ToolCallGraph, sampling: ChainSampling): ChainSampler {
  const { tools, exits } = walkable(graph, sampling.temperature ?? 1)
  const starts = exitsFrom(
    exits.flatMap((exit, at) =>
      sampling.start === undefined || sampling.start === tools[at] ? [{ at, weight: totalOf(exit) }] : [],
    ),
  )
  const isWanted = wantedWalks(tools, sampling)
  const random = randomFrom('chains', sampling.seed)
  const counts = new Map<string, { walk: number[]; walks: number }>()
  let drawn = 0
  const drawOne = () => {
    const length = random.int(sampling.lengthMin, sampling.lengthMax)
    const walk = drawWalk(exits, starts, length, sampling.acyclic, random.next)
    if (walk.length < sampling.lengthMin || !isWanted(walk)) return
    const known = counts.get(walk.join())
    if (known === undefined) counts.set(walk.join(), { walk, walks: 1 })
    else known.walks++
  }
  return {
    drawn: () => drawn,
    draw(walks) {
      const until = Math.min(sampling.walks, drawn + walks)
      for (; drawn < until; drawn++) if (starts.to.length > 0) drawOne()
    },
    met: () => counts.size,
    chains: () =>
      // Tools are numbered in the order of their names, so comparing numbers compares names.
      [...counts.values()]
        .sort((a, b) => b.walks - a.walks || compareWalks(a.walk, b.walk))
        .map(({ walk, walks }) => ({ tools: walk.map((at) => tools[at] as ToolKey), walks })),
  }
}

/** Does a walk end where it shall and pass what it must? */
function wantedWalks(
  tools: readonly ToolKey[],
  { end, mustContain = [] }: ChainSampling,
): (walk: readonly number[]) => boolean {
  const last = end === undefined ? null : tools.indexOf(end)
  const passed = mustContain.map((tool) => tools.indexOf(tool))
  return (walk) => (last === null || walk.at(-1) === last) && passed.every((at) => walk.includes(at))
}

function walkable(graph: ToolCallGraph, temperature: number): { tools: ToolKey[]; exits: Exits[] } {
  const tools = [...graph.nodes].sort()
  const numberOf = new Map(tools.map((tool, at) => [tool, at]))
  const edges = tools.map((): { at: number; weight: number }[] => [])
  for (const { from, to, weight, review } of graph.dependencies) {
    const at = numberOf.get(to)
    if (at !== undefined && review !== 'refused')
      edges[numberOf.get(from) ?? -1]?.push({ at, weight: weight ** (1 / temperature) })
  }
  return { tools, exits: edges.map((list) => exitsFrom(list.sort((a, b) => a.at - b.at))) }
}

function exitsFrom(edges: readonly { at: number; weight: number }[]): Exits {
  const open = edges.filter((edge) => edge.weight > 0)
  let total = 0
  return {
    to: open.map((edge) => edge.at),
    weights: open.map((edge) => edge.weight),
    totals: Float64Array.from(open, (edge) => {
      total += edge.weight
      return total
    }),
  }
}

const totalOf = (exits: Exits): number => exits.totals[exits.totals.length - 1] ?? 0

function drawWalk(
  exits: readonly Exits[],
  starts: Exits,
  length: number,
  acyclic: boolean,
  next: () => number,
): number[] {
  const walk = [drawAny(starts, next)]
  while (walk.length < length) {
    const open = exits[walk[walk.length - 1] as number] as Exits
    const at = open.to.length === 0 ? -1 : acyclic ? drawUnvisited(open, walk, next) : drawAny(open, next)
    if (at < 0) break
    walk.push(at)
  }
  return walk
}

/** An exit in proportion to its weight: the first whose running total passes the draw. */
function drawAny({ to, totals }: Exits, next: () => number): number {
  const draw = next() * (totals[totals.length - 1] ?? 0)
  let low = 0
  let high = totals.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((totals[middle] ?? 0) > draw) high = middle
    else low = middle + 1
  }
  return to[low] as number
}

/** The same among the exits that the walk has not visited; -1 when there is none. */
function drawUnvisited({ to, weights }: Exits, walk: readonly number[], next: () => number): number {
  let total = 0
  for (const [i, at] of to.entries()) if (!walk.includes(at)) total += weights[i] ?? 0
  if (total === 0) return -1
  let left = next() * total
  let last = -1
  for (const [i, at] of to.entries()) {
    if (walk.includes(at)) continue
    last = at
    left -= weights[i] ?? 0
    if (left < 0) break
  }
  return last
}

function compareWalks(a: readonly number[], b: readonly number[]): number {
  for (const [i, at] of a.entries()) {
    const other = b[i]
    if (other === undefined) return 1
    if (at !== other) return at - other
  }
  return a.length - b.length
}
