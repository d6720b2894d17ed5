import { gridPositions } from '@/lib/shared/layout'
import type { ToolKey } from '@/lib/tool'
import type { GraphDraft } from '@/lib/tool-graph'
import type { GraphTool } from './graph-tool'
import { toLayoutRequest } from './to-flow'

/** A draft whose cards all stand somewhere, whether or not anybody has arranged it. */
export const placed = (
  { graph, layout }: GraphDraft,
  tools: ReadonlyMap<ToolKey, GraphTool>,
): GraphDraft => ({
  graph,
  layout: { ...gridPositions(toLayoutRequest(graph, tools)), ...layout },
})
