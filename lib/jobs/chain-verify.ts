import { type FinishedVerdict, recordVerdicts } from '@/lib/db/chain-verdicts'
import { chainsById } from '@/lib/db/chains'
import { findVersion } from '@/lib/db/tool-graphs'
import { offeredTools } from '@/lib/db/trajectories'
import { assert } from '@/lib/shared/assert'
import { randomFrom } from '@/lib/shared/random'
import {
  argumentJudge,
  type ChainStanding,
  ChainVerifyParams,
  proofReader,
  standingOf,
  verifyChain,
} from '@/lib/tool-graph'
import type { JobHandler } from './handler'
import { openModel } from './open-model'

const NOTHING_ASKED = { calls: 0, tokensIn: 0, tokensOut: 0 }

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
    // Prices of several models differ and usage is counted together: then the cost is unknown.
    const price = others.length === 0 ? first.price : null
    return {
      concurrency: first.concurrency,
      record: (items) => recordVerdicts(job.id, { projectId: job.projectId, price }, items),
      async doItem(ordinal, signal) {
        const chainId = params.chainIds[ordinal] ?? ''
        const chain = chains.get(chainId)
        assert(chain, `chain ${chainId} of ${job.id} exists`)
        const support = judge({ tools: chain }).verdict
        // What fails by a rule would fail whatever a model said of it.
        if (support.outcome === 'fail')
          return { ordinal, chainId, judged: null, usage: NOTHING_ASKED, ...outcomeOf(standingOf([support])) }
        const { usage, ...judged } = await verifyChain({
          chain,
          tools,
          models: [first.model, ...others.map(({ model }) => model)],
          samples: params.samples,
          seed: randomFrom(params.seed, 'chain', chain.join()).int(0, 2 ** 31 - 1),
          signal,
        })
        return { ordinal, chainId, judged, usage, ...outcomeOf(standingOf([support, ...judged.verdicts])) }
      },
    }
  },
}
