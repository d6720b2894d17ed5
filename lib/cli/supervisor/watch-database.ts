import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '@/lib/db/embedded'

const EVERY_MS = 500
const AFTER_FAILURE_MS = 5_000

/**
 * Brings the embedded server back when it dies, until `signal` aborts.
 * @param reopen starts it again, and answers with the database from then on
 */
export async function watchDatabase(
  database: Database,
  reopen: () => Promise<Database>,
  { tell, signal }: { tell(line: string): void; signal: AbortSignal },
): Promise<void> {
  let current = database
  while (!signal.aborted) {
    await sleep(EVERY_MS, undefined, { signal }).catch(() => {})
    if (signal.aborted || current.isRunning()) continue
    tell('The database ended; starting it again.')
    try {
      current = await reopen()
    } catch (error) {
      tell((error as Error).message)
      await sleep(AFTER_FAILURE_MS, undefined, { signal }).catch(() => {})
    }
  }
}
