import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseProblem } from '../problem'

/** Where root keeps what the server's user could not reach in the checkout. */
export const SHARED_FOLDER = '/var/lib/astra-studio'

/** The unprivileged user that the server runs as. */
export interface ServerUser {
  uid: number
  gid: number
}

/**
 * The user to run the server as: PostgreSQL refuses to be root, so root lends it another name.
 * @param data the cluster's folder; once made, its owner is the only one who may serve it
 * @returns null where we run it as ourselves
 * @throws DatabaseProblem when root finds no user to lend
 */
export function serverUser(data: string): ServerUser | null {
  if (process.getuid?.() !== 0) return null
  const owner = existsSync(data) ? statSync(data) : null
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  const user = userNamed('postgres') ?? userNamed('nobody')
  if (user) return user
  throw new DatabaseProblem(
    'PostgreSQL does not run as root, and this machine has neither a user "postgres" nor "nobody". ' +
      'Start as an ordinary user, or set DATABASE_URL to a PostgreSQL server.',
  )
}

/** Whether that user can enter a folder; one that is not there yet counts as its nearest parent. */
export function canReach(user: ServerUser | null, folder: string): boolean {
  if (!user) return true
  const there = existsSync(folder) ? folder : dirname(folder)
  if (there !== folder && !existsSync(there)) return canReach(user, there)
  // Asked of the system rather than computed from modes: there are ACLs, and mounts.
  return (
    spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', join(there, '.')], { ...user, cwd: '/' }).status === 0
  )
}

function userNamed(name: string): ServerUser | null {
  const id = (flag: string) =>
    Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'], encoding: 'utf8' }))
  try {
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    return null
  }
}
