/**
 * Preloaded into every process that the supervisor starts: ends it when the supervisor is gone, even by kill -9, so
 * that no orphan keeps the port.
 */
import { isMainThread } from 'node:worker_threads'

// Told, not asked: the supervisor may have died before this line. Its grandchildren watch their own parent.
const parent = Number(process.env.ASTRA_SUPERVISOR ?? process.ppid)
delete process.env.ASTRA_SUPERVISOR

if (isMainThread) {
  setInterval(() => {
    if (process.ppid !== parent) process.exit(1)
  }, 500).unref()
}
