import { gridPositions } from '@/lib/shared/layout'
import { newPlaces } from '@/lib/shared/new-places'
import type { ToolKey } from '@/lib/tool'
import type { GraphDraft } from '@/lib/tool-graph'
import type { GraphTool } from './graph-tool'
import { toLayoutRequest } from './to-flow'

/** A draft whose cards all stand somewhere, whether or not anybody has arranged it; what has a place keeps it. */
export function placed(draft: GraphDraft, tools: ReadonlyMap<ToolKey, GraphTool>): GraphDraft {
  const { graph, layout } = draft
  if (graph.nodes.every((key) => layout[key] !== undefined)) return draft
  const request = toLayoutRequest(graph, tools)
  const grid = gridPositions({ boxes: request.boxes.filter(({ id }) => layout[id] === undefined) })
  const places = Object.keys(layout).length === 0 ? grid : newPlaces(request, layout, grid)
  const fresh = Object.entries(places).map(([key, place]) => [key, { ...place, isNew: true as const }])
  return { graph, layout: { ...layout, ...Object.fromEntries(fresh) } }
}
