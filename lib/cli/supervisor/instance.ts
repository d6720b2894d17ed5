import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tryLock, unlock } from '@/lib/outside/machine/lock-file'
import { isSameProcess, type ProcessMark, thisProcess } from '@/lib/outside/machine/process'
import { studioFolder } from '@/lib/outside/machine/studio-folder'

/** The one studio that runs in a folder. Its file is the lock, and tells others where it is. */
export interface Instance extends ProcessMark {
  /** Null until its page answers. */
  address: string | null
}

const file = (): string => join(studioFolder(), 'instance.json')

/** Claims the folder for this process. @returns null when it is ours, else the studio that runs here */
export function claimInstance(): Instance | null {
  const owner = tryLock(file())
  return owner && { ...owner, address: null, ...findInstance() }
}

/** The studio that runs in this folder, if one does. */
export function findInstance(): Instance | null {
  try {
    const instance: Instance = JSON.parse(readFileSync(file(), 'utf8'))
    return isSameProcess(instance) ? { ...instance, address: instance.address ?? null } : null
  } catch {
    return null
  }
}

/** Tells others where this process's studio answers. */
export function publishAddress(address: string): void {
  const half = `${file()}.new`
  writeFileSync(half, JSON.stringify({ ...thisProcess(), address }))
  renameSync(half, file())
}

export const releaseInstance = (): void => unlock(file())
