import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseProblem } from '../problem'
import { type Binaries, executable, majorVersion } from './binaries'
import type { ServerUser } from './server-user'

/** The name of both the role and the database of the studio. */
export const STUDIO = 'studio'

/** What we must remember of a cluster: how to enter it, and the port it had last, which it keeps when it can. */
export interface ClusterState {
  password: string
  port: number
}

/** The folders and files of one embedded database. */
export function clusterPaths(folder: string) {
  return {
    folder,
    data: join(folder, 'data'),
    state: join(folder, 'server.json'),
    log: join(folder, 'server.log'),
    lock: join(folder, 'start.lock'),
  }
}
export type ClusterPaths = ReturnType<typeof clusterPaths>

/** The environment of the server's programs: nothing of ours, so that no PG* variable changes what they do. */
export function serverEnvironment(paths: ClusterPaths): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    SystemRoot: process.env.SystemRoot,
    LC_ALL: 'C',
    TZ: 'UTC',
    HOME: paths.folder,
  } as unknown as NodeJS.ProcessEnv
}

/** Makes the cluster with a password of its own; only a complete one is ever named `data`. */
export function createCluster(
  paths: ClusterPaths,
  binaries: Binaries,
  user: ServerUser | null,
  port: number,
): void {
  const half = `${paths.data}.new`
  const passwordFile = join(paths.folder, 'password')
  const password = randomBytes(24).toString('base64url')
  rmSync(half, { recursive: true, force: true })
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
  if (user) chownSync(passwordFile, user.uid, user.gid)
  try {
    const made = spawnSync(
      executable(binaries, 'initdb'),
      [
        ...['-D', half, '-U', STUDIO, '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '-E', 'UTF8'],
        ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--no-instructions'],
      ],
      { ...user, env: serverEnvironment(paths), cwd: paths.folder, encoding: 'utf8' },
    )
    if (made.status !== 0) {
      throw new DatabaseProblem(
        `PostgreSQL could not make its folder ${half}: ${made.error?.message ?? made.stderr.trim()}`,
      )
    }
  } finally {
    rmSync(passwordFile, { force: true })
  }
  writeState(paths, { password, port })
  renameSync(half, paths.data)
}

export const hasCluster = (paths: ClusterPaths): boolean => existsSync(join(paths.data, 'PG_VERSION'))

/** @throws DatabaseProblem when the cluster was made by another major version, which these programs cannot read. */
export function checkVersion(paths: ClusterPaths, binaries: Binaries): void {
  const made = Number(readFileSync(join(paths.data, 'PG_VERSION'), 'utf8'))
  const installed = majorVersion(binaries)
  if (made === installed) return
  throw new DatabaseProblem(
    `${paths.data} was made by PostgreSQL ${made}, and ${installed} is installed. Dump it with version ${made} and ` +
      `restore it here, or move ${paths.folder} away to begin with an empty database.`,
  )
}

/** @throws DatabaseProblem when the password of an existing cluster cannot be read. */
export function readState(paths: ClusterPaths): ClusterState {
  try {
    return JSON.parse(readFileSync(paths.state, 'utf8'))
  } catch (error) {
    throw new DatabaseProblem(
      `The embedded database's ${paths.state} cannot be read (${(error as Error).message}). Start as the user who ` +
        `made it, or move ${paths.folder} away to begin with an empty database.`,
    )
  }
}

/** Readable by its owner alone, for it holds the password; written aside first, for it must never be cut short. */
export function writeState(paths: ClusterPaths, state: ClusterState): void {
  const half = `${paths.state}.new`
  rmSync(half, { force: true })
  writeFileSync(half, JSON.stringify(state), { mode: 0o600 })
  // Root may have come by once; the folder's owner must still get in afterwards.
  const { uid, gid } = statSync(paths.folder)
  chownSync(half, uid, gid)
  renameSync(half, paths.state)
}
