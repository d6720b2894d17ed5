import { trajectoryFingerprint } from '@/lib/dataset'
import { chainId } from '@/lib/db/chains'
import { type FinishedItem, recordSynthesis } from '@/lib/db/synthesis-items'
import { findVersion } from '@/lib/db/tool-graphs'
import { offeredTools } from '@/lib/db/trajectories'
import { assert } from '@/lib/shared/assert'
import {
  endpointsOf,
  type ItemSource,
  itemPlanner,
  type Players,
  SynthesisParams,
  synthesizeItem,
} from '@/lib/synthesis'
import { sampleChains } from '@/lib/tool-graph'
import { skeletonOf } from '@/lib/trajectory'
import type { JobHandler } from './handler'
import { type OpenModel, openModel } from './open-model'

/** What items are made from, and where it is kept. */
interface StoredSource extends ItemSource {
  graphVersionId: string | null
  documentIds: readonly string[]
}

/** Synthesis: every item is one task, one attempt at it and the judgement. */
export const synthesisHandler: JobHandler<FinishedItem> = {
  async load(job) {
    const params = SynthesisParams.parse(job.params)
    const sources = await readSources(job.projectId, params)
    const planOf = itemPlanner(params, sources)
    const opened = new Map(
      await Promise.all(
        endpointsOf(params).map(async (id) => [id, await openModel(job.projectId, id)] as const),
      ),
    )
    const models = [...opened.values()]
    return {
      concurrency: Math.max(1, ...models.map(({ concurrency }) => concurrency)),
      record: (items) =>
        recordSynthesis(
          job.id,
          {
            projectId: job.projectId,
            seed: params.seed,
            model: models.map(({ model }) => model.name).join(', ') || 'built-in',
            price: models[0]?.price ?? null,
          },
          items,
        ),
      async doItem(ordinal, signal) {
        const { source, ...plan } = planOf(ordinal)
        const made = await synthesizeItem({
          ...plan,
          ordinal,
          params,
          players: playersOf(params, opened),
          // Rules answer at once; only a model can run out of time.
          signal:
            models.length > 0
              ? AbortSignal.any([signal, AbortSignal.timeout(params.secondsMax * 1000)])
              : signal,
        })
        const { graphVersionId, documentIds } = source
        return {
          ...made,
          ordinal,
          graphVersionId,
          documentIds,
          chainId: graphVersionId && plan.chain ? chainId(graphVersionId, plan.chain) : null,
          skeleton: made.trajectory ? skeletonOf(made.trajectory) : null,
          fingerprint: made.trajectory ? trajectoryFingerprint(made.trajectory) : null,
        }
      },
    }
  },
}

async function readSources(projectId: string, params: SynthesisParams): Promise<StoredSource[]> {
  assert(params.source.kind === 'graphs', 'items are made from graphs')
  const leftOut = new Set(params.leftOut.map((chain) => chain.join()))
  return Promise.all(
    params.source.graphVersionIds.map(async (id) => {
      const version = await findVersion(projectId, id)
      assert(version, `graph version ${id} exists`)
      const { graph, documentIds } = version
      return {
        graphVersionId: version.id,
        documentIds,
        graph,
        tools: await offeredTools(projectId, documentIds),
        chains: sampleChains(graph, { ...params.chains, seed: params.seed }).filter(
          ({ tools }) => !leftOut.has(tools.join()),
        ),
        task: null,
      }
    }),
  )
}

function playersOf({ models }: SynthesisParams, opened: ReadonlyMap<string, OpenModel>): Players {
  const player = (id: string) => opened.get(id)?.model ?? null
  return {
    author: player(models.author),
    agent: player(models.agent),
    emulator: player(models.emulator),
    user: player(models.user),
    judges: models.judges.map(player),
  }
}
