import { PgBoss } from 'pg-boss'
import { databaseUrl } from '@/lib/db/client'
import { missingItems } from '@/lib/db/job-items'
import { setSpendMax, spendMaxOf } from '@/lib/db/job-spending'
import { logJob, moveJob } from '@/lib/db/jobs'
import type { JobProgress } from '@/lib/job'
import { fail, ok, type Result } from '@/lib/shared/result'

/** A run of consecutive items that one worker takes at a time. */
export interface Batch {
  jobId: string
  attempt: number
  from: number
  to: number
}

export const BATCHES = 'studio-batches'
/** Batches that failed as often as they may; they fail their job. */
export const GIVEN_UP = 'studio-given-up'

const kept = globalThis as unknown as { studioQueue?: Promise<PgBoss> }

/**
 * The queue of this process. `supervises` is for workers: they also watch for batches whose worker died.
 * pg-boss owns claiming, heartbeats, retries and back-off; progress and results are ours.
 */
export function queue(supervises = false): Promise<PgBoss> {
  kept.studioQueue ??= open(supervises)
  return kept.studioQueue
}

async function open(supervises: boolean): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: databaseUrl(),
    application_name: 'astra-studio-queue',
    max: 3,
    supervise: supervises,
    schedule: false,
    useListenNotify: supervises,
    // The defaults (60 s) would leave a dead worker's batch lying for a minute.
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
  })
  boss.on('error', (error) => console.error(`queue: ${error.message}`))
  await boss.start()
  await boss.createQueue(GIVEN_UP)
  await boss.createQueue(BATCHES, {
    notify: true,
    retryLimit: 5,
    retryDelay: 1,
    retryBackoff: true,
    retryDelayMax: 60,
    heartbeatSeconds: 10,
    expireInSeconds: 6 * 3600,
    deadLetter: GIVEN_UP,
  })
  return boss
}

export async function closeQueue(): Promise<void> {
  const boss = await kept.studioQueue
  kept.studioQueue = undefined
  await boss?.stop({ graceful: false })
}

/** Items per batch: enough to amortise a claim, few enough that several workers share a small job. */
const batchSize = (total: number): number => Math.max(5, Math.min(50, Math.ceil(total / 8)))

/** Hands the job's items that are not done yet to the workers, as batches of the job's current attempt. */
export async function enqueue(job: JobProgress): Promise<void> {
  const missing = await missingItems(job.id, 0, job.total)
  const size = batchSize(job.total)
  const starts = [...new Set(missing.map((ordinal) => Math.floor(ordinal / size) * size))]
  const boss = await queue()
  await boss.insert(
    BATCHES,
    starts.map((from) => ({
      data: {
        jobId: job.id,
        attempt: job.attempt,
        from,
        to: Math.min(from + size, job.total),
      } satisfies Batch,
    })),
  )
}

/**
 * Takes up a paused, failed or cancelled job where it stopped. One that has spent its limit goes on only with a higher
 * one, which is set with `spendMax`.
 */
export async function resumeJob(
  job: JobProgress,
  { spendMax }: { spendMax?: number } = {},
): Promise<Result<JobProgress>> {
  if (job.done === job.total)
    return fail('not-now', 'All items of this job are done: there is nothing to resume.')
  const limit = spendMax ?? (await spendMaxOf(job.id))
  if (limit !== null && (job.cost ?? 0) >= limit)
    return fail(
      'limit',
      `The job has spent ${job.cost?.toFixed(4)} US dollars, and its limit is ${limit}. Resume it with a higher limit.`,
    )
  if (spendMax !== undefined) await setSpendMax(job.id, spendMax)
  const moved = await moveJob(job.id, 'queued')
  if (!moved.ok) return moved
  await enqueue(moved.value)
  return ok(moved.value)
}

/** Stops taking new items; those in flight are finished and kept. */
export const pauseJob = (job: JobProgress): Promise<Result<JobProgress>> =>
  moveJob(job.id, 'paused', { reason: 'asked for by a person.' })

/**
 * Stops for good, as far as a person does not resume it. Attempts in flight are cut off and recorded as that, and stay so
 * when it is resumed; other items in flight are left, and gone on with then.
 */
export const cancelJob = (job: JobProgress): Promise<Result<JobProgress>> =>
  moveJob(job.id, 'cancelled', { reason: 'asked for by a person.' })

/** A batch that failed too often fails its job, with the last error as the reason. */
export async function giveUp(batch: Batch, error: string): Promise<void> {
  await logJob(
    batch.jobId,
    'error',
    `Items ${batch.from}–${batch.to - 1} were given up after repeated failures: ${error}`,
  )
  await moveJob(batch.jobId, 'failed', {
    reason: `items ${batch.from}–${batch.to - 1} failed repeatedly: ${error.replace(/\.?$/, '.')}`,
    attempt: batch.attempt,
  })
}
