import type { Job, JobProgress, Spending } from '@/lib/job'
import type { Meter } from './meter'

/** What a kind of work knows about one job once it is loaded: how to do an item, and how items are recorded. */
export interface LoadedJob<Item = unknown> {
  /** Items in flight at once in this process. */
  concurrency: number
  /** Counts what the job's models cost, beside what is in the ledgers of its items. Null where it asks nobody. */
  meter: Meter | null
  /**
   * Does one item. A `ModelError` that means the endpoint is down is thrown and pauses the job; anything else
   * that is thrown is a fault of ours and is retried by the queue.
   */
  doItem(ordinal: number, signal: AbortSignal): Promise<Item>
  /** True where an item that was stopped in mid-work still says truly what it came to: it is recorded if the job was cancelled. */
  tellsWhenStopped?: boolean
  /**
   * Records finished items with all that they made, each once however often it is recorded, and what was spent since the
   * last time; null where there is no meter.
   */
  record(items: readonly Item[], spent: readonly Spending[] | null): Promise<JobProgress>
  /** A sentence that pauses the job before more is done, such as that its money is spent; null to go on. */
  pauseReason?(job: JobProgress): string | null
}

/** One kind of work. A new kind is one file and one line in the table of `handlers.ts`. */
export interface JobHandler<Item = unknown> {
  load(job: Job): Promise<LoadedJob<Item>>
}
