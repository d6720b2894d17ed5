import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'

const FIRST_WAIT_MS = 500
const LONGEST_WAIT_MS = 30_000
/** Having lived this long counts as healthy: the next restart is quick again. */
const HEALTHY_MS = 30_000
const GRACE_MS = 4_000

/** A process that is started again whenever it ends, until it is stopped. */
export interface Kept {
  /** How often it has ended by itself. */
  endings(): number
  /** Replaces the process at once, as when what it was told at its start has changed. */
  restart(): Promise<void>
  /** Ends it for good: politely, after four seconds by force. */
  stop(): Promise<void>
}

/**
 * Keeps a process alive, with waits between restarts that double from half a second to half a minute.
 * @param begin starts the process, as the leader of a process group of its own
 */
export function keepAlive(name: string, begin: () => ChildProcess, tell: (line: string) => void): Kept {
  const stopped = new AbortController()
  let endings = 0
  let waitMs = FIRST_WAIT_MS
  let child = begin()
  const watching = watch()

  async function watch(): Promise<void> {
    while (!stopped.signal.aborted) {
      const began = performance.now()
      const how = await ending(child)
      if (stopped.signal.aborted) return
      endings++
      if (performance.now() - began > HEALTHY_MS) waitMs = FIRST_WAIT_MS
      tell(`The ${name} ended (${how}); starting it again in ${waitMs / 1000} s.`)
      await sleep(waitMs, undefined, { signal: stopped.signal }).catch(() => {})
      waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS)
      if (!stopped.signal.aborted) child = begin()
    }
  }

  return {
    endings: () => endings,
    // The watch starts its successor.
    restart: () => end(child),
    async stop() {
      stopped.abort()
      await end(child)
      await watching
    },
  }
}

async function ending(child: ChildProcess): Promise<string> {
  if (hasEnded(child)) return wordFor(child.exitCode, child.signalCode)
  const [code, signal] = await Promise.race([
    once(child, 'exit'),
    once(child, 'error').then(([error]) => [error.message, null]),
  ])
  return wordFor(code, signal)
}

async function end(child: ChildProcess): Promise<void> {
  const { pid } = child
  if (hasEnded(child) || pid === undefined) return
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  // By force, the whole group: a development server has children of its own.
  const force = setTimeout(() => process.kill(-pid, 'SIGKILL'), GRACE_MS)
  await gone
  clearTimeout(force)
}

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null

const wordFor = (code: number | string | null, signal: string | null): string =>
  signal ?? (typeof code === 'number' ? `exit code ${code}` : String(code))
