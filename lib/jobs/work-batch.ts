import { setMaxListeners } from 'node:events'
import { missingItems } from '@/lib/db/job-items'
import { findProgress, moveJob } from '@/lib/db/jobs'
import type { JobProgress } from '@/lib/job'
import { Limiter } from '@/lib/outside/limiter'
import { ModelError } from '@/lib/shared/model'
import type { LoadedJob } from './handler'
import type { Batch } from './queue'

/** Finished items are written together when this many wait, or when the oldest has waited this long. */
const FLUSH_ITEMS = 25
const FLUSH_MS = 400

/** How often a running batch asks whether it should go on. */
const ASK_MS = 500

/** Problems of the endpoint, not of the item: the job waits for a person instead of dropping everything. */
const PAUSES = new Set(['unreachable', 'timeout', 'rate-limited', 'unauthorized', 'budget'])

/**
 * Works through the items of a batch that are not done yet. Finished items are recorded as they come, and the replies that
 * an item gets are in its ledger, so that a worker killed here loses only the steps in flight. Stops early when the job was
 * paused, cancelled or resumed elsewhere; pausing lets items in flight finish. Cancelling ends them, as what they came to
 * until then; all else that stops an item leaves it to be gone on with. `stop` is the worker's own ending.
 */
export async function workBatch(
  batch: Batch,
  load: (job: JobProgress) => Promise<LoadedJob>,
  stop: AbortSignal,
): Promise<void> {
  const job = await startedJob(batch)
  if (!job) return
  const loaded = await load(job).catch((error) => pauseOrThrow(error, batch))
  if (!loaded || (await pausedBy(loaded, job, batch))) return
  const todo = await missingItems(job.id, batch.from, batch.to)
  const inHand = inHandOf(loaded)
  const abort = new AbortController()
  // Every lane that waits for its turn listens to it; Node would take that for a leak.
  setMaxListeners(0, abort.signal)
  let goOn = true
  let waiting: unknown[] = []
  let since = performance.now()
  let writing: Promise<unknown> = Promise.resolve()

  const halt = (now: boolean) => {
    goOn = false
    if (now) abort.abort()
  }
  let cancelled: Promise<boolean> | null = null
  /** Asked when items have been stopped: by a person, or only here and now. */
  const isCancelled = () => {
    cancelled ??= findProgress(job.id).then(
      (now) => now?.status === 'cancelled' && now.attempt === batch.attempt,
    )
    return cancelled
  }
  const onStop = () => halt(true)
  stop.addEventListener('abort', onStop)
  const asking = setInterval(async () => {
    const current = await findProgress(job.id).catch(() => null)
    if (!current) return
    if (current.status === 'running' && current.attempt === batch.attempt) return
    inHand.isOver = true
    halt(current.status !== 'paused')
  }, ASK_MS)

  const record = async (items: readonly unknown[]) => {
    const spent = loaded.meter?.take() ?? null
    // Where somebody is asked there may be replies to be counted, though no item is done.
    if (items.length === 0 && !spent) return
    try {
      const after = await loaded.record(items, spent)
      if (!goOn || !(await pausedBy(loaded, after, batch))) return
      inHand.isOver = true
      halt(false)
    } catch (error) {
      loaded.meter?.putBack(spent ?? [])
      throw error
    }
  }
  const flush = () => {
    const items = waiting
    waiting = []
    writing = writing.then(() => record(items))
    return writing
  }

  const lane = async () => {
    while (goOn) {
      const ordinal = todo.shift()
      if (ordinal === undefined) return
      try {
        // Its turn may come when the job has been paused meanwhile.
        const item = await inHand.limiter.run(abort.signal, async () =>
          goOn && !inHand.isOver ? { done: await loaded.doItem(ordinal, abort.signal) } : null,
        )
        const isLeft = abort.signal.aborted && !(loaded.tellsWhenStopped && (await isCancelled()))
        if (isLeft || !item) return void todo.push(ordinal)
        if (waiting.length === 0) since = performance.now()
        waiting.push(item.done)
        if (waiting.length >= FLUSH_ITEMS || performance.now() - since > FLUSH_MS) await flush()
      } catch (error) {
        halt(true)
        todo.push(ordinal)
        // Stopped in mid-call, or while it waited for its turn.
        if (abort.signal.aborted && isStopped(error, abort.signal)) return
        throw error
      }
    }
  }

  try {
    const lanes = Array.from({ length: Math.min(loaded.concurrency, todo.length) }, lane)
    const results = await Promise.allSettled(lanes)
    await flush()
    const failed = results.find((result) => result.status === 'rejected')
    if (failed) {
      await pauseOrThrow(failed.reason, batch)
      inHand.isOver = true
    }
  } finally {
    clearInterval(asking)
    stop.removeEventListener('abort', onStop)
  }
  // A stopping worker leaves the rest to others: the queue gives the batch out again.
  if (stop.aborted && todo.length > 0) throw new Error('the worker was stopped')
}

/** What the batches of a job that this worker has in hand have in common. */
interface InHand {
  /** Limits the items in flight over all of them. */
  limiter: Limiter
  /** Nothing more is begun: one of them has found that this attempt of the job has ended, or has ended it. */
  isOver: boolean
}

const known = new WeakMap<LoadedJob, InHand>()

function inHandOf(loaded: LoadedJob): InHand {
  const inHand = known.get(loaded) ?? { limiter: new Limiter(loaded.concurrency), isOver: false }
  known.set(loaded, inHand)
  return inHand
}

const isStopped = (error: unknown, { reason }: AbortSignal): boolean =>
  error === reason || (error instanceof ModelError && error.code === 'aborted')

async function startedJob(batch: Batch): Promise<JobProgress | null> {
  const found = await findProgress(batch.jobId)
  if (!found || found.attempt !== batch.attempt) return null
  if (found.status === 'queued') await moveJob(found.id, 'running', { attempt: batch.attempt })
  const job = await findProgress(batch.jobId)
  return job?.status === 'running' ? job : null
}

/** Pauses the job for a problem of its endpoint; throws anything else to the queue, which tries again. */
async function pauseOrThrow(error: unknown, batch: Batch): Promise<void> {
  if (!(error instanceof ModelError && PAUSES.has(error.code))) throw error
  await moveJob(batch.jobId, 'paused', { reason: error.message, attempt: batch.attempt })
}

/** Pauses the job where its own rules say so, e.g. because its money is spent. */
async function pausedBy({ pauseReason }: LoadedJob, job: JobProgress, batch: Batch): Promise<boolean> {
  const reason = job.status === 'running' ? (pauseReason?.(job) ?? null) : null
  if (reason !== null) await moveJob(batch.jobId, 'paused', { reason, attempt: batch.attempt })
  return reason !== null
}
