import { findProgress } from '@/lib/db/jobs'
import { isMoving, type JobProgress } from '@/lib/job'
import { startWorker } from './worker'

/**
 * Works in this process, beside any other worker, until the job stops moving or the signal aborts.
 * `onProgress` hears about it once a second. Returns the job as it then is.
 */
export async function workUntilDone(
  started: JobProgress,
  {
    signal,
    onProgress = () => {},
  }: { signal?: AbortSignal; onProgress?: (job: JobProgress) => unknown } = {},
): Promise<JobProgress> {
  const worker = await startWorker()
  try {
    let said = performance.now()
    for (;;) {
      const job = (await findProgress(started.id)) ?? started
      if (!isMoving(job) || signal?.aborted) break
      if (performance.now() - said > 1000) {
        await onProgress(job)
        said = performance.now()
      }
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  } finally {
    await worker.stop()
  }
  // A stopping worker records what it has in hand.
  return (await findProgress(started.id)) ?? started
}
