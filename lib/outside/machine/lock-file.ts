import { randomUUID } from 'node:crypto'
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { MachineProblem } from './problem'
import { isSameProcess, type ProcessMark, thisProcess } from './process'

/**
 * Takes a lock that is a file naming its owner.
 * @returns null when it is ours now, else the living process that holds it. A dead owner's lock is taken over.
 */
export function tryLock(file: string): ProcessMark | null {
  const ours = `${file}.${randomUUID()}`
  writeFileSync(ours, JSON.stringify(thisProcess()))
  try {
    for (;;) {
      // A link appears whole or not at all, so nobody ever reads a lock that is half written.
      if (linkUnlessThere(ours, file)) return null
      const owner = ownerOf(file)
      if (owner && isSameProcess(owner)) return owner
      if (owner) removeStale(file, owner)
    }
  } finally {
    rmSync(ours, { force: true })
  }
}

/** Gives a lock back. */
export function unlock(file: string): void {
  rmSync(file, { force: true })
}

/**
 * Runs `work` while holding the lock, waiting for it up to `waitMs`.
 * @throws MachineProblem when another process keeps it longer; the sentence names that process.
 */
export async function withLock<T>(file: string, work: () => Promise<T>, waitMs = 120_000): Promise<T> {
  const until = Date.now() + waitMs
  for (let owner = tryLock(file); owner; owner = tryLock(file)) {
    if (Date.now() > until) {
      throw new MachineProblem(`Waited ${waitMs / 1000} s for ${file}, which process ${owner.pid} holds.`)
    }
    await sleep(50)
  }
  try {
    return await work()
  } finally {
    unlock(file)
  }
}

/** The process named in a lock file; null when there is no such file. */
export function ownerOf(file: string): ProcessMark | null {
  try {
    const { pid, birth } = JSON.parse(readFileSync(file, 'utf8'))
    return { pid: Number(pid), birth: String(birth) }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    return { pid: 0, birth: 'unreadable' }
  }
}

/** Moves a dead owner's lock away; should a new owner have come in between, its lock is put back. */
function removeStale(file: string, dead: ProcessMark): void {
  const aside = `${file}.${randomUUID()}`
  try {
    renameSync(file, aside)
  } catch {
    return
  }
  const moved = ownerOf(aside)
  if (moved && (moved.pid !== dead.pid || moved.birth !== dead.birth)) linkUnlessThere(aside, file)
  rmSync(aside, { force: true })
}

function linkUnlessThere(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}
