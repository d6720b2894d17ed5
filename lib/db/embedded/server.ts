import { spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { findFreePort } from '@/lib/outside/machine/free-port'
import { DatabaseProblem } from '../problem'
import { type Binaries, executable } from './binaries'
import { type ClusterPaths, readState, serverEnvironment, writeState } from './cluster'
import { findPostmaster, removeRecycledPid } from './postmaster'
import type { ServerUser } from './server-user'

const READY_MS = 60_000
/** How long processes of a killed server may hold its memory before a new one is given up. */
const ORPHANS_MS = 15_000

const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=60',
  'shared_buffers=128MB',
  'max_parallel_workers_per_gather=0',
  'jit=off',
  'timezone=UTC',
  'log_min_messages=warning',
]

/**
 * Starts the server of a cluster, detached, and waits until it takes connections; recovery after a crash included.
 * @throws DatabaseProblem with the end of the server's log when it does not come up.
 */
export async function startServer(
  paths: ClusterPaths,
  binaries: Binaries,
  user: ServerUser | null,
): Promise<void> {
  removeRecycledPid(paths.data)
  const state = readState(paths)
  const until = Date.now() + ORPHANS_MS
  for (;;) {
    const port = await findFreePort(state.port)
    const logFrom = logLength(paths)
    if (await comesUp(paths, binaries, user, port)) {
      if (port !== state.port) writeState(paths, { ...state, port })
      return
    }
    const said = readLog(paths).slice(logFrom).trim()
    const willPass = /could not bind|pre-existing shared memory block/.test(said)
    if (!willPass || Date.now() > until) {
      throw new DatabaseProblem(`The embedded PostgreSQL did not start (${paths.log}):\n${lastLines(said)}`)
    }
    await sleep(300)
  }
}

/**
 * Waits for a server that is starting, recovering or stopping.
 * @returns whether it takes connections; false when it has ended
 */
export async function settles(paths: ClusterPaths): Promise<boolean> {
  for (let waited = 0; waited < READY_MS; waited += 20) {
    const running = findPostmaster(paths.data)
    if (!running) return false
    if (running.isReady) return true
    await sleep(20)
  }
  throw new DatabaseProblem(
    `The embedded PostgreSQL was not ready within ${READY_MS / 1000} s; see ${paths.log}.`,
  )
}

async function comesUp(
  paths: ClusterPaths,
  binaries: Binaries,
  user: ServerUser | null,
  port: number,
): Promise<boolean> {
  const log = openSync(paths.log, 'a', 0o600)
  const child = spawn(
    executable(binaries, 'postgres'),
    ['-D', paths.data, '-p', String(port), ...SETTINGS.flatMap((setting) => ['-c', setting])],
    // Detached: a Ctrl-C in the terminal must not reach it before its clients are gone.
    {
      ...user,
      env: serverEnvironment(paths),
      cwd: paths.folder,
      detached: true,
      stdio: ['ignore', log, log],
    },
  )
  closeSync(log)
  let hasEnded = false
  child.once('exit', () => {
    hasEnded = true
  })
  child.once('error', () => {
    hasEnded = true
  })
  child.unref()
  for (let waited = 0; waited < READY_MS && !hasEnded; waited += 10) {
    const running = findPostmaster(paths.data)
    if (running?.pid === child.pid && running?.isReady) return true
    await sleep(10)
  }
  return false
}

const lastLines = (text: string): string => text.split('\n').slice(-8).join('\n')

const logLength = (paths: ClusterPaths): number => readLog(paths).length

function readLog(paths: ClusterPaths): string {
  try {
    return readFileSync(paths.log, 'utf8')
  } catch {
    return ''
  }
}
