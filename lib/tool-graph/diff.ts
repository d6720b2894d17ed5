import type { ToolKey } from '../tool'
import type { Chain } from './chain'
import type { ToolCallGraph, ToolDependency } from './tool-call-graph'

/** What differs between two graphs; where nodes stand is not looked at. */
export interface GraphDiff {
  toolsAdded: ToolKey[]
  toolsRemoved: ToolKey[]
  dependenciesAdded: ToolDependency[]
  dependenciesRemoved: ToolDependency[]
  /** Dependencies of one pair that are in both graphs and say different things. */
  dependenciesChanged: { before: ToolDependency; after: ToolDependency; what: DependencyPart[] }[]
}

/** The parts of a dependency that are changed on their own. */
export type DependencyPart = 'parameter' | 'weight' | 'evidence' | 'author' | 'review'

const PARTS: readonly DependencyPart[] = ['parameter', 'weight', 'evidence', 'author', 'review']

/** The parts in which two dependencies of one pair differ. */
export const differingParts = (a: ToolDependency, b: ToolDependency): DependencyPart[] =>
  PARTS.filter((part) => JSON.stringify(a[part]) !== JSON.stringify(b[part]))

/** A pair of tools as one string that is unique in a graph. */
export const pairKey = ({ from, to }: Pick<ToolDependency, 'from' | 'to'>): string => `${from}\n${to}`

/** What became of `before` on the way to `after`. */
export function diffGraphs(before: ToolCallGraph, after: ToolCallGraph): GraphDiff {
  const [oldNodes, newNodes] = [new Set(before.nodes), new Set(after.nodes)]
  const oldByPair = byPair(before)
  const newByPair = byPair(after)
  return {
    toolsAdded: after.nodes.filter((key) => !oldNodes.has(key)),
    toolsRemoved: before.nodes.filter((key) => !newNodes.has(key)),
    dependenciesAdded: after.dependencies.filter((dependency) => !oldByPair.has(pairKey(dependency))),
    dependenciesRemoved: before.dependencies.filter((dependency) => !newByPair.has(pairKey(dependency))),
    dependenciesChanged: after.dependencies.flatMap((dependency) => {
      const old = oldByPair.get(pairKey(dependency))
      const what = old === undefined ? [] : differingParts(old, dependency)
      return old === undefined || what.length === 0 ? [] : [{ before: old, after: dependency, what }]
    }),
  }
}

/** The dependencies of a graph by their pairs. */
export const byPair = (graph: ToolCallGraph): ReadonlyMap<string, ToolDependency> =>
  new Map(graph.dependencies.map((dependency) => [pairKey(dependency), dependency]))

/** The chains, of those given, that can no longer be walked on a graph: a tool or a step is gone or refused. */
export function chainsLost<C extends Pick<Chain, 'tools'>>(chains: readonly C[], graph: ToolCallGraph): C[] {
  const open = new Set(
    graph.dependencies.filter(({ review }) => review !== 'refused').map((dependency) => pairKey(dependency)),
  )
  return chains.filter(({ tools }) =>
    tools.some((to, i) => {
      const from = tools[i - 1]
      return from !== undefined && !open.has(pairKey({ from, to }))
    }),
  )
}
