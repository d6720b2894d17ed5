import type { JobProgress } from '@/lib/job'
import { derivedId } from '@/lib/shared/id'
import { toolKey } from '@/lib/tool'
import { buildGraph } from '@/lib/tool-graph'
import { recordItems, type WorkedItem } from './job-items'
import { type GraphContent, insertGraph } from './tool-graphs'
import type { StoredDocument } from './tools'

/** The graph of one server, built; null where its document is gone. */
export interface FinishedGraph extends Pick<WorkedItem, 'ordinal' | 'outcome' | 'reason' | 'detail'> {
  built: { name: string; content: GraphContent } | null
}

/** Records graphs of servers, each made in the transaction that counts it. */
export function recordServerGraphs(
  jobId: string,
  projectId: string,
  items: readonly FinishedGraph[],
): Promise<JobProgress> {
  const worked = items.map((item) => ({
    ...item,
    resultId: item.built ? derivedId('graph', jobId, item.ordinal) : null,
  }))
  return recordItems(jobId, worked, {
    spent: null,
    async write(tx, fresh) {
      for (const { ordinal, built } of fresh) {
        if (built)
          await insertGraph(tx, projectId, derivedId('graph', jobId, ordinal), built.name, built.content)
      }
    },
  })
}

/** The first version of a document's graph, by the built-in author. */
export function graphContentOf({ id, document }: StoredDocument): GraphContent {
  const tools = document.tools.map((tool) => ({ key: toolKey(document.server, tool.name), tool }))
  return {
    graph: buildGraph(tools),
    layout: {},
    note: 'built by the built-in author',
    author: 'built-in',
    documentIds: [id],
  }
}
