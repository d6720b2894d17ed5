import type { ToolCallGraph, ToolDependency } from '@/lib/tool-graph'
import { edgeId } from '../to-flow'

/** Where a dependency stands in a review: the strongest belief first, then by name. */
export interface ReviewPlace {
  weight: number
  id: string
}

export const placeOf = (dependency: ToolDependency): ReviewPlace => ({
  weight: dependency.weight,
  id: edgeId(dependency),
})

const compare = (a: ReviewPlace, b: ReviewPlace): number =>
  b.weight - a.weight || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/** What no person has decided about yet, in the order of a review. */
export const undecidedIn = (graph: ToolCallGraph): ToolDependency[] =>
  graph.dependencies
    .filter(({ review }) => review === 'undecided')
    .toSorted((a, b) => compare(placeOf(a), placeOf(b)))

/**
 * The undecided dependency that comes after a place, or before it; round the end to the other. A place is remembered
 * as it was, so that a dependency which was turned or decided meanwhile does not throw the walk back. Null when all
 * are decided.
 */
export function undecidedFrom(
  graph: ToolCallGraph,
  place: ReviewPlace | null,
  direction: 'next' | 'previous',
): ToolDependency | null {
  const open = undecidedIn(graph)
  const found =
    place === null
      ? undefined
      : direction === 'next'
        ? open.find((one) => compare(placeOf(one), place) > 0)
        : open.findLast((one) => compare(placeOf(one), place) < 0)
  return found ?? (direction === 'next' ? open[0] : open.at(-1)) ?? null
}
