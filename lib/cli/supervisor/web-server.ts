import { type ChildProcess, spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { inCheckout, program } from '../checkout'
import { childEnvironment, withParent } from './child'

/** Where the web server listens. */
export interface Place {
  host: string
  port: number
}

/** Starts Next, for people (`start`) or for those who change it (`dev`). */
export function spawnWeb(place: Place, databaseUrl: string, isDev: boolean): ChildProcess {
  const words = [isDev ? 'dev' : 'start', '-p', String(place.port), '-H', place.host]
  return spawn(process.execPath, [...withParent, program.next, ...words], {
    cwd: inCheckout(''),
    env: {
      ...childEnvironment(),
      DATABASE_URL: databaseUrl,
      NODE_ENV: isDev ? 'development' : 'production',
    },
    // A group of its own: Ctrl-C reaches the supervisor, which ends things in order.
    detached: true,
    // Its banner would stand beside the one line that we print; in development it is what people look at.
    stdio: ['ignore', isDev ? 2 : 'ignore', 'inherit'],
  })
}

/** The address to open: a server that listens everywhere is opened on this machine. */
export function addressOf({ host, port }: Place): string {
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`
}

/**
 * Waits until the first page is there.
 * @returns null once it is, else what is wrong after `waitMs`, or as soon as `hasFailed` says so
 */
export async function pageAnswers(
  address: string,
  { signal, hasFailed, waitMs }: { signal: AbortSignal; hasFailed(): boolean; waitMs: number },
): Promise<string | null> {
  const until = Date.now() + waitMs
  let last = 'it does not listen'
  while (!signal.aborted && !hasFailed() && Date.now() < until) {
    try {
      const answer = await fetch(address, { signal })
      await answer.body?.cancel()
      if (answer.ok) return null
      last = `it answers with status ${answer.status}`
    } catch {
      // Not listening yet.
    }
    await sleep(100)
  }
  return last
}
