import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Binaries } from './binaries'
import { canReach, type ServerUser, SHARED_FOLDER } from './server-user'

/**
 * Makes the programs ready to run: restores the symlinks that npm cannot pack, and works on a copy where the
 * installed folder may not be written (installed by root, run by someone else) or not be reached (a checkout under
 * /root, run as the server's user).
 * @param spare a folder of ours that can hold a copy
 */
export function readyBinaries(found: Binaries, user: ServerUser | null, spare: string): Binaries {
  if (!canReach(user, join(found.folder, 'bin'))) return restored(copyOf(found, SHARED_FOLDER))
  if (!isRestored(found.folder) && !isWritable(found.folder)) return restored(copyOf(found, spare))
  return restored(found)
}

function restored(binaries: Binaries): Binaries {
  for (const { link, target } of symlinks(binaries.folder)) {
    if (isThere(link)) continue
    try {
      symlinkSync(target, link)
    } catch (error) {
      // Another process, for another database, may do the same at this moment.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
  for (const program of programs(binaries.folder)) {
    if (!isExecutable(program)) chmodSync(program, 0o755)
  }
  return binaries
}

function isRestored(folder: string): boolean {
  return symlinks(folder).every(({ link }) => isThere(link)) && programs(folder).every(isExecutable)
}

// The name carries the version, so an upgrade makes its own copy; the rename makes a half-made copy impossible.
function copyOf(binaries: Binaries, into: string): Binaries {
  const target = join(into, `postgres-${binaries.version}`)
  if (!existsSync(target)) {
    const half = `${target}.${process.pid}`
    cpSync(binaries.folder, join(half, 'native'), { recursive: true, verbatimSymlinks: true })
    try {
      renameSync(half, target)
    } catch (error) {
      rmSync(half, { recursive: true, force: true })
      if (!existsSync(target)) throw error
    }
  }
  return { ...binaries, folder: join(target, 'native') }
}

function symlinks(folder: string): { link: string; target: string }[] {
  const list = join(folder, 'pg-symlinks.json')
  if (!existsSync(list)) return []
  const entries: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'))
  return entries.map(({ source, target }) => ({
    link: join(dirname(folder), target),
    target: basename(source),
  }))
}

const programs = (folder: string): string[] =>
  readdirSync(join(folder, 'bin')).map((name) => join(folder, 'bin', name))

const isThere = (link: string): boolean => lstatSync(link, { throwIfNoEntry: false }) !== undefined

const isExecutable = (program: string): boolean => (statSync(program).mode & 0o555) === 0o555

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}
