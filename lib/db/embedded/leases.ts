import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ownerOf } from '@/lib/outside/machine/lock-file'
import { isSameProcess, thisProcess } from '@/lib/outside/machine/process'

/**
 * Who uses the embedded server: one file per process. Several commands share one server, and the last to leave
 * stops it, whoever started it; a process that was killed holds nothing.
 */
export function takeLease(folder: string): void {
  mkdirSync(leases(folder), { recursive: true })
  writeFileSync(ourLease(folder), JSON.stringify(thisProcess()))
}

/** Gives up the lease of this process. @returns whether a living process still holds one */
export function returnLease(folder: string): boolean {
  rmSync(ourLease(folder), { force: true })
  let isShared = false
  for (const name of existsSync(leases(folder)) ? readdirSync(leases(folder)) : []) {
    const file = join(leases(folder), name)
    const owner = ownerOf(file)
    if (owner && isSameProcess(owner)) isShared = true
    else rmSync(file, { force: true })
  }
  return isShared
}

const leases = (folder: string): string => join(folder, 'leases')

const ourLease = (folder: string): string => join(leases(folder), `${process.pid}.json`)
