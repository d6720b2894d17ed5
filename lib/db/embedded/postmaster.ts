import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { commandOf, isAlive } from '@/lib/outside/machine/process'

/** The living server of one cluster, as its own `postmaster.pid` tells. */
export interface Postmaster {
  pid: number
  port: number
  isReady: boolean
}

/** The server that runs on a cluster; null when none does. */
export function findPostmaster(data: string): Postmaster | null {
  const lines = pidFileLines(data)
  const pid = Number(lines[0])
  // A recycled pid, as after a container restart, belongs to a process that was not started on this folder.
  if (!pid || !isServerOf(data, pid)) return null
  return { pid, port: Number(lines[3]), isReady: lines[7]?.trim() === 'ready' }
}

/**
 * Removes a `postmaster.pid` whose number now belongs to some other process. PostgreSQL clears its own leftovers,
 * but this one it would take for a living server, for ever.
 */
export function removeRecycledPid(data: string): void {
  const pid = Number(pidFileLines(data)[0])
  if (pid && isAlive(pid) && !isServerOf(data, pid)) rmSync(join(data, 'postmaster.pid'), { force: true })
}

/** Stops the server: first politely (clients are sent away, a checkpoint is written), after `politeMs` at once. */
export async function stopPostmaster(data: string, politeMs = 5_000): Promise<void> {
  const running = findPostmaster(data)
  if (!running) return
  process.kill(running.pid, 'SIGINT')
  if (await hasEnded(data, running.pid, politeMs)) return
  // An immediate stop loses nothing that was committed; the next start replays the log.
  process.kill(running.pid, 'SIGQUIT')
  await hasEnded(data, running.pid, politeMs)
}

async function hasEnded(data: string, pid: number, withinMs: number): Promise<boolean> {
  for (let waited = 0; waited < withinMs; waited += 20) {
    if (findPostmaster(data)?.pid !== pid) return true
    await sleep(20)
  }
  return false
}

/** A server keeps the words it was started with, its folder among them. Windows tells no one such words. */
function isServerOf(data: string, pid: number): boolean {
  return process.platform === 'win32' ? isAlive(pid) : (commandOf(pid)?.includes(data) ?? false)
}

function pidFileLines(data: string): string[] {
  try {
    return readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return []
  }
}
