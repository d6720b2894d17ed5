import { type FinishedVerdict, recordVerdicts } from '@/lib/db/chain-verdicts'
import { chainsById } from '@/lib/db/chains'
import { findVersion } from '@/lib/db/tool-graphs'
import { offeredTools } from '@/lib/db/trajectories'
import { assert } from '@/lib/shared/assert'
import { randomFrom } from '@/lib/shared/random'
import { seedFrom } from '@/lib/shared/seed'
import {
  argumentJudge,
  type ChainStanding,
  ChainVerifyParams,
  proofReader,
  standingOf,
  verifyChain,
} from '@/lib/tool-graph'
import type { JobHandler } from './handler'
import { ItemLedger } from './ledger'
import { Meter } from './meter'
import { type OpenModel, openModel } from './open-model'

/** What fails is dropped, what could not be judged is quarantined, each with the check and its reason. */
const outcomeOf = (standing: ChainStanding): Pick<FinishedVerdict, 'outcome' | 'reason' | 'detail'> =>
  standing.outcome === 'pass'
    ? { outcome: 'kept', reason: null, detail: null }
    : {
        outcome: standing.outcome === 'fail' ? 'dropped' : 'quarantined',
        reason: standing.by.check,
        detail: standing.by.reason,
      }

/** Verification of chains by models: every item is one chain, judged by the rule, voted on and translated back. */
export const chainVerifyHandler: JobHandler<FinishedVerdict> = {
  async load(job) {
    const params = ChainVerifyParams.parse(job.params)
    const version = await findVersion(job.projectId, params.graphVersionId)
    assert(version, `graph version ${params.graphVersionId} of ${job.id} exists`)
    const tools = await offeredTools(job.projectId, version.documentIds)
    const judge = argumentJudge(version.graph, tools, proofReader(tools))
    const chains = await chainsById(job.projectId, params.chainIds)
    const first = await openModel(job.projectId, params.model)
    const others = await Promise.all(params.otherModels.map((id) => openModel(job.projectId, id)))
    const meter = new Meter()
    return {
      concurrency: first.concurrency,
      meter,
      record: (items, spent) => recordVerdicts(job.id, job.projectId, items, spent),
      async doItem(ordinal, signal) {
        const chainId = params.chainIds[ordinal] ?? ''
        const chain = chains.get(chainId)
        assert(chain, `chain ${chainId} of ${job.id} exists`)
        const support = judge({ tools: chain }).verdict
        // What fails by a rule would fail whatever a model said of it.
        if (support.outcome === 'fail')
          return { ordinal, chainId, judged: null, ...outcomeOf(standingOf([support])) }
        const ledger = new ItemLedger(job.id, ordinal, meter)
        const asked = (one: OpenModel) => ledger.model('verifier', one)
        const { usage: _, ...judged } = await verifyChain({
          chain,
          tools,
          models: [asked(first), ...others.map(asked)],
          samples: params.samples,
          seed: seedFrom(randomFrom(params.seed, 'chain', chain.join())),
          signal,
        })
        return { ordinal, chainId, judged, ...outcomeOf(standingOf([support, ...judged.verdicts])) }
      },
    }
  },
}
