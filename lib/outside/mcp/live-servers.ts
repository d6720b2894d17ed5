import { fail, ok } from '@/lib/shared/result'
import type { LiveServers } from '@/lib/synthesis'
import type { LiveSource } from '@/lib/tool'
import { Limiter } from '../limiter'
import { callTool } from './call-live-tool'
import { CALLING } from './failure'
import { openServer } from './with-server'

/** How long a server may take to start and answer for the first time, in ms. */
const CONNECT_MS_MAX = 20_000
/** How long it may take over one call (astra-spec 4.2). */
const READ_MS_MAX = 30_000
/** Attempts of this process that may hold servers at once; the others wait for their turn. */
const ATTEMPTS_MAX = 8
/** For how long a server that could not be reached is not tried again, in ms. */
const REST_MS = 60_000

const attempts = new Limiter(ATTEMPTS_MAX)
const resting = new WeakMap<LiveSource, { until: number; sentence: string }>()

/**
 * The live servers of one attempt. Each attempt has connections of its own, so that what it does at a server that it
 * started itself stays its own; programs end when the attempt closes.
 */
export function openLiveServers(sourceOf: (server: string) => LiveSource | null): LiveServers {
  const closing: (() => Promise<void>)[] = []
  let release: (() => void) | null = null

  return {
    async open(name, signal) {
      const source = sourceOf(name)
      if (!source) return fail('no-source', `${name} has no live server: its tools came from a file.`)
      const rest = resting.get(source)
      if (rest && rest.until > Date.now()) return fail('unreachable', rest.sentence)
      release ??= await turn(signal)
      const server = openServer(source)
      closing.push(() => server.close())
      const reached = await server.ask({ signal, timeoutMs: CONNECT_MS_MAX, asked: CALLING }, async () =>
        ok(null),
      )
      if (!reached.ok) {
        if (!signal.aborted)
          resting.set(source, { until: Date.now() + REST_MS, sentence: reached.problem.message })
        return reached
      }
      return ok({
        call: (call, stop) => callTool(server, call, { signal: stop, timeoutMs: READ_MS_MAX }),
        isAlive: () => server.isConnected(),
      })
    },
    async close() {
      await Promise.all(closing.map((close) => close()))
      release?.()
    },
  }
}

/** Waits for this attempt's turn; the answer gives it back. */
const turn = (signal: AbortSignal): Promise<() => void> =>
  new Promise((resolve, reject) => {
    attempts.run(signal, () => new Promise<void>((done) => resolve(done))).catch(reject)
  })
