import { type FinishedProposal, recordProposals } from '@/lib/db/graph-proposals'
import { getDocuments } from '@/lib/db/tools'
import { assert } from '@/lib/shared/assert'
import { isItemProblem, ModelError } from '@/lib/shared/model'
import { randomFrom } from '@/lib/shared/random'
import { seedFrom } from '@/lib/shared/seed'
import { GraphBuildParams, proposeChains } from '@/lib/tool-graph'
import type { JobHandler } from './handler'
import { ItemLedger } from './ledger'
import { Meter } from './meter'
import { openModel } from './open-model'

/** A graph by a model: every item is one answer of chains; the last one makes the graph of them all. */
export const graphBuildHandler: JobHandler<FinishedProposal> = {
  async load(job) {
    const params = GraphBuildParams.parse(job.params)
    const [stored] = await getDocuments(job.projectId, [params.documentId])
    assert(stored, `document ${params.documentId} of ${job.id} exists`)
    const opened = await openModel(job.projectId, params.model)
    const meter = new Meter()
    const lineage = { projectId: job.projectId, stored, model: opened.model.name }
    return {
      concurrency: opened.concurrency,
      meter,
      record: (items, spent) => recordProposals(job.id, lineage, items, spent),
      async doItem(ordinal, signal) {
        const model = new ItemLedger(job.id, ordinal, meter).model('author', opened)
        const seed = seedFrom(randomFrom(params.seed, 'proposal', ordinal))
        try {
          const { usable, answer, chains } = await proposeChains(stored.document, model, seed, signal)
          return usable.ok
            ? { ordinal, outcome: 'kept', reason: null, detail: null, answer, chains }
            : {
                ordinal,
                outcome: 'dropped',
                reason: usable.problem.code,
                detail: usable.problem.message,
                answer,
                chains,
              }
        } catch (error) {
          return withoutAnswer(ordinal, error)
        }
      },
    }
  },
}

/** No answer came, and asking others would not help: the item is dropped with the endpoint's words. */
function withoutAnswer(ordinal: number, error: unknown): FinishedProposal {
  if (!(error instanceof ModelError) || !isItemProblem(error.code)) throw error
  return {
    ordinal,
    outcome: 'dropped',
    reason: error.code,
    detail: error.message,
    answer: null,
    chains: [],
  }
}
