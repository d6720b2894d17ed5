import { trajectoryFingerprint } from '@/lib/dataset'
import { type FinishedItem, recordSynthesis } from '@/lib/db/synthesis-items'
import { recordPreview } from '@/lib/db/synthesis-previews'
import type { Job, JobProgress } from '@/lib/job'
import {
  endpointsOf,
  type Players,
  type PreviewItem,
  previewItemOf,
  type Role,
  SynthesisParams,
  synthesizeItem,
} from '@/lib/synthesis'
import { shapeOf, skeletonOf } from '@/lib/trajectory'
import { AskedBefore } from './asked-before'
import { openDistractorPool } from './distractor-pool'
import type { JobHandler } from './handler'
import { ItemLedger } from './ledger'
import { openLiveSources } from './live-sources'
import { Meter } from './meter'
import { type OpenModel, openModel } from './open-model'
import { openSources } from './synthesis-sources'

/** Synthesis: every item is one task, one attempt at it and the judgement. */
export const synthesisHandler: JobHandler<FinishedItem> = {
  async load(job) {
    const run = await openRun(job)
    const { seed } = run.params
    const lineage = {
      ...{ projectId: job.projectId, seed, model: run.models.join(', ') || 'built-in' },
      sampling: { ...run.params.chains, seed },
    }
    return {
      ...run,
      tellsWhenStopped: true,
      async record(items, spent) {
        const after = await recordSynthesis(job.id, lineage, items, spent)
        for (const { ordinal, task, trajectory } of items)
          if (task && trajectory) run.asked?.note(ordinal, task.question)
        return after
      },
      async doItem(ordinal, signal) {
        const { source, chain, made } = await run.make(ordinal, signal, run.ledgerOf(ordinal))
        const { graphVersionId, documentIds, taskId } = source
        return {
          ...made,
          ordinal,
          graphVersionId,
          documentIds,
          distractorDocumentIds: run.distractors?.documentsOf(made.trajectory?.distractors ?? []) ?? [],
          takenUp: taskId,
          chain,
          skeleton: made.trajectory ? skeletonOf(made.trajectory) : null,
          shape: made.trajectory ? shapeOf(made.trajectory) : null,
          fingerprint: made.trajectory ? trajectoryFingerprint(made.trajectory) : null,
        }
      },
    }
  },
}

/** A preview: the first items of a run, made as the run will make them, and kept apart from the data. */
export const synthesisPreviewHandler: JobHandler<PreviewItem> = {
  async load(job) {
    const run = await openRun(job)
    return {
      ...run,
      record: (items, spent) => recordPreview(job.id, items, spent),
      async doItem(ordinal, signal) {
        const ledger = run.ledgerOf(ordinal)
        // Rules are slow the first time they meet a tool, and a run meets each many times.
        if (!ledger) await run.make(ordinal, signal, null)
        const startedAt = performance.now()
        const { made } = await run.make(ordinal, signal, ledger)
        const ms = performance.now() - startedAt
        return previewItemOf(made, { ordinal, spent: ledger?.spent() ?? [], ms })
      },
    }
  },
}

/** A run made ready: its sources read, its models opened. `make` does one item; nobody is asked where that has no ledger. */
async function openRun(job: Job) {
  const params = SynthesisParams.parse(job.params)
  const planOf = await openSources(job.projectId, params)
  const opened = new Map(
    await Promise.all(
      endpointsOf(params).map(async (id) => [id, await openModel(job.projectId, id)] as const),
    ),
  )
  const models = [...opened.values()]
  const live = await openLiveSources(job.projectId, params)
  const distractors = await openDistractorPool(job.projectId, params)
  const asked = models.length > 0 ? new AskedBefore() : null
  const meter = models.length > 0 || live ? new Meter() : null
  return {
    params,
    asked,
    distractors,
    models: models.map(({ model }) => model.name),
    meter,
    ledgerOf: (ordinal: number) => meter && new ItemLedger(job.id, ordinal, meter),
    concurrency: Math.max(live ? LIVE_CONCURRENCY : 1, ...models.map(({ concurrency }) => concurrency)),
    pauseReason: ({ cost }: JobProgress) => spentReason(cost, params.spendMax),
    async make(ordinal: number, signal: AbortSignal, ledger: ItemLedger | null) {
      let plan = await planOf(ordinal)
      const made = await synthesizeItem({
        ...plan,
        ordinal,
        params,
        players: playersOf(params, opened, ledger),
        askedBefore: asked ? (at, question) => asked.find(at, question) : undefined,
        ...(distractors ? { distractors } : {}),
        ...(params.source.kind === 'tasks'
          ? {}
          : { another: async (attempt) => (plan = await planOf(ordinal, attempt)) }),
        ...(live ? { live: () => live(ledger) } : {}),
        signal,
        // Rules answer at once; only models and live servers can run out of time.
        ...(models.length > 0 || live
          ? { timed: () => AbortSignal.any([signal, AbortSignal.timeout(params.secondsMax * 1000)]) }
          : {}),
      })
      return { source: plan.source, chain: plan.chain, made }
    },
  }
}

/** Attempts at live servers that a worker has in hand without a model: they wait for servers, not for us. */
const LIVE_CONCURRENCY = 4

const spentReason = (cost: number | null, spendMax: number | null): string | null =>
  spendMax !== null && cost !== null && cost >= spendMax
    ? `the run has spent ${cost.toFixed(4)} US dollars, and its limit is ${spendMax}.`
    : null

/** Who plays each part, every model asked through the item's ledger under the name of its part. */
function playersOf(
  { models }: SynthesisParams,
  opened: ReadonlyMap<string, OpenModel>,
  ledger: ItemLedger | null,
): Players {
  const player = (role: Role, id: string) => {
    const model = opened.get(id)
    return (model && ledger?.model(role, model)) ?? null
  }
  return {
    author: player('author', models.author),
    agent: player('agent', models.agent),
    emulator: player('emulator', models.emulator),
    user: player('user', models.user),
    judges: models.judges.map((id) => player('judge', id)),
  }
}
