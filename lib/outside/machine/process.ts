import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/**
 * A process that cannot be mistaken for a later one with the same number: pids are given out again, soonest
 * after a container restarts, the moment of birth is not.
 */
export interface ProcessMark {
  pid: number
  birth: string
}

/** The mark of the process that calls. */
export function thisProcess(): ProcessMark {
  return { pid: process.pid, birth: birthOf(process.pid) ?? '' }
}

/** True while exactly that process lives. */
export function isSameProcess(mark: ProcessMark): boolean {
  return birthOf(mark.pid) === mark.birth
}

/** When a process was born, in the words of its system; null when there is none, or only its zombie. */
function birthOf(pid: number): string | null {
  if (process.platform === 'linux') {
    const stat = readOrNull(`/proc/${pid}/stat`)
    // The command may hold spaces and brackets; state is the first field after its last bracket, birth the 20th.
    const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields?.[0] === 'Z' ? null : (fields?.[19] ?? null)
  }
  if (!isAlive(pid)) return null
  return process.platform === 'win32' ? 'alive' : ps(pid, 'lstart')
}

/** The words a process was started with, joined; null when there is none, and on Windows. */
export function commandOf(pid: number): string | null {
  if (process.platform === 'linux') return readOrNull(`/proc/${pid}/cmdline`)?.replaceAll('\0', ' ') || null
  return ps(pid, 'command')
}

/** True while a process has that number, ours or another user's. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function ps(pid: number, field: string): string | null {
  try {
    return execFileSync('ps', ['-o', `${field}=`, '-p', String(pid)], { encoding: 'utf8' }).trim() || null
  } catch {
    return null
  }
}

function readOrNull(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}
