import type { FinishedItem, ItemLineage } from '@/lib/db/jobs'
import type { Job } from '@/lib/job'

/** What a kind of work knows about one job once it is loaded: how to do an item and how many at a time. */
export interface LoadedJob {
  lineage: ItemLineage
  /** Items in flight at once in this process. */
  concurrency: number
  /**
   * Does one item. A `ModelError` that means the endpoint is down is thrown and pauses the job; anything else
   * that is thrown is a fault of ours and is retried by the queue.
   */
  doItem(ordinal: number, signal: AbortSignal): Promise<FinishedItem>
}

/** One kind of work. A new kind is one file and one line in the table of `handlers.ts`. */
export interface JobHandler {
  load(job: Job): Promise<LoadedJob>
}
