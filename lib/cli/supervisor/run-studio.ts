import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { type Database, ensureDatabase } from '@/lib/db/embedded'
import { findFreePort } from '@/lib/outside/machine/free-port'
import { fail, ok, type Result } from '@/lib/shared/result'
import { program } from '../checkout'
import { openDatabase } from '../database'
import type { VerbContext } from '../verb'
import { childEnvironment, withParent } from './child'
import { publishAddress } from './instance'
import { type Kept, keepAlive } from './keep-alive'
import { seedFirstStart } from './seeding'
import { watchDatabase } from './watch-database'
import { buildWeb } from './web-build'
import { addressOf, type Place, pageAnswers, spawnWeb } from './web-server'

const PAGE_MS = 120_000
/** A web server that ends this often before its first page will not come. */
const ENDINGS_MAX = 3

type Surroundings = Pick<VerbContext, 'tell' | 'announce' | 'signal'> & { isDev: boolean }

/**
 * Runs the whole studio until `signal` aborts: database, web server, a worker. Each is started again when it dies,
 * and all of them are stopped in the end, however this ends.
 */
export async function runStudio(wanted: Place, around: Surroundings): Promise<Result<null>> {
  const { tell, announce, signal, isDev } = around
  const ending: (() => Promise<unknown>)[] = []
  const over = new AbortController()
  try {
    const { database, wasEmpty } = await openDatabase()
    let current: Database = database
    ending.push(() => current.stop())

    // Each keeps one core busy, and neither needs the other.
    const [built] = await Promise.all([
      isDev ? ok(null) : buildWeb(around),
      seedFirstStart(database.url, wasEmpty, around),
    ])
    if (signal.aborted) return ok(null)
    if (!built.ok) return built

    const place = { ...wanted, port: await findFreePort(wanted.port, wanted.host) }
    if (place.port !== wanted.port) tell(`Port ${wanted.port} is taken; using ${place.port}.`)
    const web = keepAlive('web server', () => spawnWeb(place, current.url, isDev), tell)
    const worker = keepAlive('worker', () => spawnWorker(current.url), tell)
    ending.push(() => stopAll([web, worker]))

    const watching = watchDatabase(
      database,
      async () => {
        const before = current.url
        current = await ensureDatabase()
        if (current.url !== before) await Promise.all([web.restart(), worker.restart()])
        return current
      },
      { tell, signal: over.signal },
    )
    ending.push(() => watching)

    const address = addressOf(place)
    const wrong = await pageAnswers(address, {
      signal,
      hasFailed: () => web.endings() >= ENDINGS_MAX,
      waitMs: PAGE_MS,
    })
    if (signal.aborted) return ok(null)
    if (wrong) return fail('no-page', `The web server at ${address} does not serve its first page: ${wrong}.`)
    publishAddress(address)
    announce(`Astra Studio is at ${address} (Ctrl-C stops it)`, { address, pid: process.pid })
    await once(signal, 'abort')
    tell('Stopping …')
    return ok(null)
  } finally {
    over.abort()
    for (const end of ending.reverse()) await end()
  }
}

function spawnWorker(databaseUrl: string) {
  return spawn(process.execPath, [...withParent, program.studio, 'worker'], {
    env: { ...childEnvironment(), DATABASE_URL: databaseUrl },
    detached: true,
    stdio: ['ignore', 2, 'inherit'],
  })
}

async function stopAll(kept: Kept[]): Promise<void> {
  await Promise.all(kept.map((each) => each.stop()))
}
