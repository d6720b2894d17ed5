import { type FinishedGraph, graphContentOf, recordServerGraphs } from '@/lib/db/server-graphs'
import { getDocuments } from '@/lib/db/tools'
import { ServerGraphsParams } from '@/lib/tool-graph'
import type { JobHandler } from './handler'

/** The graphs of many servers by the built-in author: every item is one server's. */
export const serverGraphsHandler: JobHandler<FinishedGraph> = {
  async load(job) {
    const { documentIds } = ServerGraphsParams.parse(job.params)
    return {
      // It computes and waits for nothing.
      concurrency: 1,
      meter: null,
      record: (items) => recordServerGraphs(job.id, job.projectId, items),
      async doItem(ordinal) {
        const [stored] = await getDocuments(job.projectId, [documentIds[ordinal] ?? ''])
        return stored
          ? {
              ...{ ordinal, outcome: 'kept', reason: null, detail: null },
              built: { name: stored.document.title, content: graphContentOf(stored) },
            }
          : {
              ...{ ordinal, outcome: 'dropped', reason: 'server-removed', built: null },
              detail: 'The server was removed before its turn came.',
            }
      },
    }
  },
}
