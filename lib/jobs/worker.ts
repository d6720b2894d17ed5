import { setMaxListeners } from 'node:events'
import { setFlagsFromString } from 'node:v8'
import type { JobWithMetadata } from 'pg-boss'
import { findJob, lostJobs } from '@/lib/db/jobs'
import type { JobProgress } from '@/lib/job'
import { assert } from '@/lib/shared/assert'
import type { LoadedJob } from './handler'
import { HANDLERS } from './handlers'
import { BATCHES, type Batch, closeQueue, enqueue, GIVEN_UP, giveUp, queue } from './queue'
import { workBatch } from './work-batch'

/**
 * Items waiting to be written outlive young collections, and V8 by itself lets such garbage grow to several times what
 * is in use before it looks at it: collect when it has grown by two fifths.
 */
const GROWTH = '--heap-growing-percent=40'

/** Batches in hand at once, so that the next one is worked on while the last items of one are written. */
const BATCHES_IN_HAND = 3
/**
 * Further ones while a job waits for others: a batch is done with its slowest item, which may take ten times as long as
 * the rest, and an endpoint shall be kept busy meanwhile. The items in flight are limited over all of them.
 */
const BATCHES_MORE = 13

/** How often a worker looks for unfinished jobs that no batch of the queue stands for. */
const RECONCILE_MS = 15_000

export interface Worker {
  /** Stops taking batches, lets go of the one in hand (it is given out again) and closes the queue. */
  stop(): Promise<void>
}

/** Starts working on batches in this process until stopped. Any number of workers may share a database. */
export async function startWorker(): Promise<Worker> {
  setFlagsFromString(GROWTH)
  const stop = new AbortController()
  // Every batch in hand listens to it; Node would take that for a leak.
  setMaxListeners(0, stop.signal)
  const boss = await queue(true)
  const load = loader()
  const takeBatches = async (atOnce: number) => {
    const id: string = await boss.work<Batch>(
      BATCHES,
      // Retries wait for the poll even where new batches are announced, so it is short.
      {
        ...{ batchSize: 1, localConcurrency: atOnce },
        ...{ pollingIntervalSeconds: 0.5, notifyPollingIntervalSeconds: 0.5 },
      },
      async ([message]) => {
        if (message) await work(message.data)
        // Where one batch was, the next one waits: fetch again at once instead of at the next poll.
        boss.notifyWorker(id)
      },
    )
    return id
  }
  let waiting = 0
  let more: Promise<string> | null = null
  const work = async (batch: Batch) => {
    let waits = false
    const loadBatch = async (job: JobProgress) => {
      const loaded = await load(job)
      waits = loaded.concurrency > 1
      if (waits) waiting += 1
      if (waits && !stop.signal.aborted) more ??= takeBatches(BATCHES_MORE)
      return loaded
    }
    try {
      await workBatch(batch, loadBatch, stop.signal)
    } finally {
      if (waits) waiting -= 1
      if (waits && waiting === 0 && more) {
        const taking = more
        more = null
        await boss.offWork(BATCHES, { id: await taking, wait: false })
      }
    }
  }
  await takeBatches(BATCHES_IN_HAND)
  await boss.work(
    GIVEN_UP,
    { batchSize: 1, pollingIntervalSeconds: 2, includeMetadata: true },
    async ([message]: JobWithMetadata<Batch>[]) => {
      if (message) await giveUp(message.data, reasonOf(message.output))
    },
  )
  const reconciling = setInterval(() => void reconcile().catch(() => {}), RECONCILE_MS)
  await reconcile()
  return {
    async stop() {
      clearInterval(reconciling)
      stop.abort()
      await boss.offWork(BATCHES, { wait: true })
      await boss.offWork(GIVEN_UP)
      await closeQueue()
    },
  }
}

/** Loads a job once per attempt and keeps as many as may be in hand: consecutive batches are mostly of the same job. */
function loader(): (job: JobProgress) => Promise<LoadedJob> {
  const kept = new Map<string, Promise<LoadedJob>>()
  return (job) => {
    const key = `${job.id} ${job.attempt}`
    const loaded = kept.get(key) ?? load(job.id)
    kept.delete(key)
    kept.set(key, loaded)
    loaded.catch(() => kept.delete(key))
    for (const oldest of [...kept.keys()].slice(0, -BATCHES_IN_HAND)) kept.delete(oldest)
    return loaded
  }
}

async function load(id: string): Promise<LoadedJob> {
  const job = await findJob(id)
  assert(job, `job ${id} exists`)
  const handler = HANDLERS[job.kind]
  assert(handler, `there is a handler for jobs of kind "${job.kind}"`)
  return handler.load(job)
}

/** Hands out unfinished jobs again whose batches are gone. */
async function reconcile(): Promise<void> {
  for (const job of await lostJobs([BATCHES, GIVEN_UP])) await enqueue(job)
}

function reasonOf(output: unknown): string {
  const message = (output as { message?: unknown } | null)?.message
  return typeof message === 'string' ? message : 'the worker died each time'
}
