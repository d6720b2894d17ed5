import { accessSync, chownSync, constants, mkdirSync, realpathSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { withLock } from '@/lib/outside/machine/lock-file'
import { studioFolder } from '@/lib/outside/machine/studio-folder'
import { DatabaseProblem } from '../problem'
import { findBinaries } from './binaries'
import {
  type ClusterPaths,
  checkVersion,
  clusterPaths,
  createCluster,
  hasCluster,
  readState,
  STUDIO,
} from './cluster'
import { returnLease, takeLease } from './leases'
import { findPostmaster, stopPostmaster } from './postmaster'
import { readyBinaries } from './ready-binaries'
import { settles, startServer } from './server'
import { canReach, SHARED_FOLDER, serverUser } from './server-user'

/** Preferred when a cluster is made; the port it then gets is kept from start to start. */
const FIRST_PORT = 54_329

/** A database that takes connections. */
export interface Database {
  url: string
  isEmbedded: boolean
  /** Whether this call brought the server up; false when one ran already. */
  wasStarted: boolean
  /** False once the embedded server has died; always true of a server that is not ours to watch. */
  isRunning(): boolean
  /** Leaves the embedded server, which the last to leave stops. */
  stop(): Promise<void>
}

/**
 * Makes sure that there is a database: the server of DATABASE_URL when that is set, else the embedded one in `dir`,
 * which is made, started, or found running. Safe to call from many processes at once.
 * @param dir defaults to `pg` in the studio's folder
 * @throws DatabaseProblem, whose sentence says what to do
 */
export async function ensureDatabase({ dir }: { dir?: string } = {}): Promise<Database> {
  const given = process.env.DATABASE_URL
  if (given) {
    return {
      url: given,
      isEmbedded: false,
      wasStarted: false,
      isRunning: () => true,
      stop: () => Promise.resolve(),
    }
  }
  const paths = clusterPaths(ownFolder(dir ?? join(studioFolder(), 'pg')))
  const wasStarted = await withLock(paths.lock, async () => {
    const isNew = !(findPostmaster(paths.data) && (await settles(paths)))
    if (isNew) await bringUp(paths)
    await createDatabaseUnlessThere(paths)
    takeLease(paths.folder)
    return isNew
  })
  return {
    url: urlOf(paths, STUDIO),
    isEmbedded: true,
    wasStarted,
    isRunning: () => findPostmaster(paths.data) !== null,
    stop: () =>
      withLock(paths.lock, async () => {
        if (!returnLease(paths.folder)) await stopPostmaster(paths.data)
      }),
  }
}

/**
 * Removes an embedded database with all that is in it.
 * @throws DatabaseProblem while somebody uses it
 */
export async function removeDatabase(dir: string): Promise<void> {
  const { folder, data, lock } = clusterPaths(ownFolder(dir))
  await withLock(lock, async () => {
    if (returnLease(folder)) throw new DatabaseProblem(`The database in ${folder} is in use.`)
    await stopPostmaster(data)
  })
  rmSync(folder, { recursive: true })
}

/** The folder, made when missing, under its one real name: a server is recognised by the folder it serves. */
function ownFolder(wanted: string): string {
  const folder = reachableFolder(resolve(wanted))
  mkdirSync(folder, { recursive: true })
  try {
    accessSync(folder, constants.W_OK)
  } catch {
    throw new DatabaseProblem(
      `${folder} belongs to another user. Start as the user who made it, or set ASTRA_STUDIO_DIR to a folder of yours.`,
    )
  }
  return realpathSync(folder)
}

/** The folder itself, or where the server's user could not enter it (under /root), its counterpart elsewhere. */
function reachableFolder(folder: string): string {
  return canReach(serverUser(join(folder, 'data')), folder)
    ? folder
    : join(SHARED_FOLDER, folder.slice(1).replaceAll('/', '-'))
}

async function bringUp(paths: ClusterPaths): Promise<void> {
  const user = serverUser(paths.data)
  const binaries = readyBinaries(findBinaries(), user, paths.folder)
  if (user) chownSync(paths.folder, user.uid, user.gid)
  if (hasCluster(paths)) checkVersion(paths, binaries)
  else createCluster(paths, binaries, user, FIRST_PORT)
  await startServer(paths, binaries, user)
}

async function createDatabaseUnlessThere(paths: ClusterPaths): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf(paths, 'postgres') })
  await client.connect()
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [STUDIO])
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(STUDIO)}`)
  } finally {
    await client.end()
  }
}

function urlOf(paths: ClusterPaths, database: string): string {
  const { password, port } = readState(paths)
  return `postgresql://${STUDIO}:${password}@127.0.0.1:${findPostmaster(paths.data)?.port ?? port}/${database}`
}
