import { trajectoryFingerprint } from '@/lib/dataset'
import { chainId } from '@/lib/db/chains'
import { type FinishedItem, recordSynthesis } from '@/lib/db/synthesis-items'
import { findVersion } from '@/lib/db/tool-graphs'
import { offeredTools } from '@/lib/db/trajectories'
import { assert } from '@/lib/shared/assert'
import { randomFrom } from '@/lib/shared/random'
import { SynthesisParams, synthesizeItem } from '@/lib/synthesis'
import { sampleChains } from '@/lib/tool-graph'
import { skeletonOf } from '@/lib/trajectory'
import type { JobHandler } from './handler'
import { openModel } from './open-model'

/** Synthesis: every item is one chain, its task, one attempt and the judgement. */
export const synthesisHandler: JobHandler<FinishedItem> = {
  async load(job) {
    const params = SynthesisParams.parse(job.params)
    const version = await findVersion(job.projectId, params.graphVersionId)
    assert(version, `graph version ${params.graphVersionId} of ${job.id} exists`)
    const tools = await offeredTools(job.projectId, version.documentIds)
    const leftOut = new Set(params.leftOut.map((chain) => chain.join()))
    const sampled = sampleChains(version.graph, { ...params.chains, seed: params.seed }).filter(
      ({ tools }) => !leftOut.has(tools.join()),
    )
    // Items go round the chains in a seeded order, so that a short run already covers many of them.
    const chains = randomFrom(params.seed, 'chain order').shuffle(sampled)
    const opened = params.model === 'built-in' ? null : await openModel(job.projectId, params.model)
    return {
      concurrency: opened?.concurrency ?? 1,
      record: (items) =>
        recordSynthesis(
          job.id,
          {
            projectId: job.projectId,
            graphVersionId: version.id,
            documentIds: version.documentIds,
            seed: params.seed,
            model: opened?.model.name ?? 'built-in',
            price: opened?.price ?? null,
          },
          items,
        ),
      async doItem(ordinal, signal) {
        const chain = chains[ordinal % chains.length]
        assert(chain, `${job.id} has chains`)
        const model = opened?.model ?? null
        const made = await synthesizeItem({
          ordinal,
          params,
          chain,
          graph: version.graph,
          tools,
          model,
          // Rules answer at once; only a model can run out of time.
          signal: model ? AbortSignal.any([signal, AbortSignal.timeout(params.secondsMax * 1000)]) : signal,
        })
        return {
          ...made,
          ordinal,
          chainId: chainId(version.id, chain),
          skeleton: made.trajectory ? skeletonOf(made.trajectory) : null,
          fingerprint: made.trajectory ? trajectoryFingerprint(made.trajectory) : null,
        }
      },
    }
  },
}
