import { FRAME } from '../shared/layout'
import { partsOf, type ToolKey } from '../tool'
import type { GraphDraft, GraphLayout, ToolCallGraph, ToolDependency } from './tool-call-graph'

/** The tools that one server has on a graph. Folded, they are drawn as one card. */
export interface ServerGroup {
  server: string
  tools: ToolKey[]
  isFolded: boolean
}

/** Several dependencies drawn as one, since a folded group stands at an end of it. The ends are tools or servers. */
export interface Bundle {
  from: string
  to: string
  dependencies: ToolDependency[]
}

/** A graph as it is drawn while some groups are folded. */
export interface FoldedGraph {
  /** Every group, folded or not, in the order of its first tool. */
  groups: ServerGroup[]
  tools: ToolKey[]
  dependencies: ToolDependency[]
  bundles: Bundle[]
}

/**
 * A group is folded when its server has a place in the layout: that of its card. Folding is a way of looking at a
 * graph, like where its cards stand, and changes nothing that the graph says.
 */
export const isFolded = (layout: GraphLayout, server: string): boolean => layout[server] !== undefined

/** The groups of a graph, in the order of their first tools. */
export function serverGroups({ nodes }: ToolCallGraph, layout: GraphLayout): ServerGroup[] {
  const groups = new Map<string, ServerGroup>()
  for (const key of nodes) {
    const { server } = partsOf(key)
    const group = groups.get(server)
    if (group === undefined) groups.set(server, { server, tools: [key], isFolded: isFolded(layout, server) })
    else group.tools.push(key)
  }
  return [...groups.values()]
}

/** What is drawn of a graph: tools of folded groups and what they do among themselves are left out. */
export function foldedGraph(graph: ToolCallGraph, layout: GraphLayout): FoldedGraph {
  const groups = serverGroups(graph, layout)
  const folded = new Set(groups.filter((group) => group.isFolded).map(({ server }) => server))
  if (folded.size === 0) return { groups, tools: graph.nodes, dependencies: graph.dependencies, bundles: [] }
  const endOf = (key: ToolKey): string => {
    const { server } = partsOf(key)
    return folded.has(server) ? server : key
  }
  const dependencies: ToolDependency[] = []
  const bundles = new Map<string, Bundle>()
  for (const dependency of graph.dependencies) {
    const [from, to] = [endOf(dependency.from), endOf(dependency.to)]
    if (from === dependency.from && to === dependency.to) dependencies.push(dependency)
    else if (from !== to) {
      const bundle = bundles.get(`${from}\n${to}`)
      if (bundle === undefined) bundles.set(`${from}\n${to}`, { from, to, dependencies: [dependency] })
      else bundle.dependencies.push(dependency)
    }
  }
  return {
    groups,
    tools: graph.nodes.filter((key) => endOf(key) === key),
    dependencies,
    bundles: [...bundles.values()],
  }
}

/** Folds a group into a card that stands where its frame begins. */
export function fold({ graph, layout }: GraphDraft, server: string): GraphDraft {
  const corner = groupCorner(graph, layout, server)
  return corner === null || isFolded(layout, server)
    ? { graph, layout }
    : { graph, layout: { ...layout, [server]: corner } }
}

/** Unfolds a group. Its tools stand around each other as before, from where the card stood. */
export function unfold({ graph, layout }: GraphDraft, server: string): GraphDraft {
  const { [server]: card, ...others } = layout
  const corner = groupCorner(graph, layout, server)
  if (card === undefined || corner === null) return { graph, layout }
  return {
    graph,
    layout: { ...others, ...shifted(graph, layout, server, card.x - corner.x, card.y - corner.y) },
  }
}

/** Where the tools of a group stand once all of them are moved. */
export function shifted(
  graph: ToolCallGraph,
  layout: GraphLayout,
  server: string,
  dx: number,
  dy: number,
): GraphLayout {
  const own = graph.nodes.filter((key) => partsOf(key).server === server)
  return Object.fromEntries(
    own.map((key) => {
      const { x, y } = layout[key] ?? { x: 0, y: 0 }
      return [key, { x: Math.round(x + dx), y: Math.round(y + dy) }]
    }),
  )
}

/** The upper left corner of a group's frame; null when none of its tools is on the graph. */
export function groupCorner(
  graph: ToolCallGraph,
  layout: GraphLayout,
  server: string,
): { x: number; y: number } | null {
  const places = graph.nodes.flatMap((key) =>
    partsOf(key).server === server ? [layout[key] ?? { x: 0, y: 0 }] : [],
  )
  if (places.length === 0) return null
  return {
    x: Math.min(...places.map(({ x }) => x)) - FRAME.side,
    y: Math.min(...places.map(({ y }) => y)) - FRAME.top,
  }
}

/** The tools that some ids name: a server's name stands for all of its tools. */
export const toolsBehind = ({ nodes }: ToolCallGraph, ids: readonly string[]): ToolKey[] => {
  const named = new Set(ids)
  return nodes.filter((key) => named.has(key) || named.has(partsOf(key).server))
}

/** Whether a layout entry belongs on a graph: a tool of it, or a server with a tool of it. */
export const standsOn = ({ nodes }: ToolCallGraph): ((id: string) => boolean) => {
  const ids = new Set<string>(nodes.flatMap((key) => [key, partsOf(key).server]))
  return (id) => ids.has(id)
}
