import { type FinishedRejudgement, judgedIn, readAttempt, recordRejudgements } from '@/lib/db/rejudgements'
import { findVersion } from '@/lib/db/tool-graphs'
import { assert } from '@/lib/shared/assert'
import { JudgeAgainParams, judgeAgain } from '@/lib/synthesis'
import type { JobHandler } from './handler'
import { ItemLedger } from './ledger'
import { Meter } from './meter'
import { type OpenModel, openModel } from './open-model'

/** Another look at the attempts of a run: every item is one attempt, judged by the judges of now. */
export const judgeAgainHandler: JobHandler<FinishedRejudgement> = {
  async load(job) {
    const params = JudgeAgainParams.parse(job.params)
    const ids = await judgedIn(job.projectId, params.runId)
    const opened = new Map<string, OpenModel>()
    for (const id of params.judges)
      if (id !== 'built-in' && !opened.has(id)) opened.set(id, await openModel(job.projectId, id))
    const graphs = new Map<string, ReturnType<typeof findVersion>>()
    const graphOf = async (id: string | null) => {
      if (id === null) return null
      const version = graphs.get(id) ?? findVersion(job.projectId, id)
      graphs.set(id, version)
      return (await version)?.graph ?? null
    }
    const meter = new Meter()
    return {
      concurrency: Math.max(1, ...[...opened.values()].map(({ concurrency }) => concurrency)),
      meter,
      record: (items, spent) => recordRejudgements(job.id, job.projectId, items, spent),
      async doItem(ordinal, signal) {
        const trajectoryId = ids[ordinal]
        assert(trajectoryId, `attempt ${ordinal} of run ${params.runId} exists`)
        const { task, trajectory, graphVersionId } = await readAttempt(job.projectId, trajectoryId)
        const ledger = new ItemLedger(job.id, ordinal, meter)
        const judges = params.judges.map((id) => {
          const model = opened.get(id)
          return model ? ledger.model('judge', model) : null
        })
        const judged = await judgeAgain({
          ...{ task, trajectory, ordinal, params, judges },
          graph: await graphOf(graphVersionId),
          signal:
            opened.size > 0
              ? AbortSignal.any([signal, AbortSignal.timeout(params.secondsMax * 1000)])
              : signal,
        })
        return { ...judged, ordinal, trajectoryId }
      },
    }
  },
}
