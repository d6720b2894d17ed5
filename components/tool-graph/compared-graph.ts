import { gridPositions } from '@/lib/shared/layout'
import type { ToolKey } from '@/lib/tool'
import type { GraphDiff, GraphDraft } from '@/lib/tool-graph'
import type { GraphTool } from './graph-tool'
import { type DiffMark, edgeId, toLayoutRequest } from './to-flow'

/**
 * Two versions as one drawing: the later one, with what it lost drawn in again where it stood, and a mark on
 * everything that was added, removed or changed.
 */
export function comparedGraph(
  before: GraphDraft,
  after: GraphDraft,
  diff: GraphDiff,
  tools: ReadonlyMap<ToolKey, GraphTool>,
): GraphDraft & { marks: ReadonlyMap<string, DiffMark> } {
  const graph = {
    nodes: [...after.graph.nodes, ...diff.toolsRemoved],
    dependencies: [...after.graph.dependencies, ...diff.dependenciesRemoved],
  }
  const mark = (ids: readonly string[], as: DiffMark) => ids.map((id) => [id, as] as const)
  return {
    graph,
    layout: { ...gridPositions(toLayoutRequest(graph, tools)), ...before.layout, ...after.layout },
    marks: new Map([
      ...mark(diff.toolsAdded, 'added'),
      ...mark(diff.toolsRemoved, 'removed'),
      ...mark(diff.dependenciesAdded.map(edgeId), 'added'),
      ...mark(diff.dependenciesRemoved.map(edgeId), 'removed'),
      ...mark(
        diff.dependenciesChanged.map(({ after }) => edgeId(after)),
        'changed',
      ),
    ]),
  }
}
