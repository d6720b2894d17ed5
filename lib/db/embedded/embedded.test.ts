import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Database, ensureDatabase, removeDatabase } from '.'
import { findBinaries } from './binaries'
import { findPostmaster } from './postmaster'

/** The folders that tests were given, the shared one first: making a cluster takes longer than most that is done to it. */
const folders: string[] = []
let dir: string
let open: Database[]

/** A folder in which there is nothing yet. */
function anEmptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'embedded-'))
  // As root the server runs as another user, who must come in here.
  chmodSync(folder, 0o755)
  folders.push(folder)
  return folder
}

beforeEach(() => {
  delete process.env.DATABASE_URL
  dir = folders[0] ?? anEmptyFolder()
  open = []
})
afterEach(async () => {
  delete process.env.DATABASE_URL
  for (const database of open) await database.stop()
})
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

describe('ensureDatabase', () => {
  it('makes a database that keeps what is written, its address and its port from start to start', async () => {
    const first = await ensure()
    expect(first).toMatchObject({ isEmbedded: true, wasStarted: true })
    await query(first, 'CREATE TABLE kept AS SELECT 42 AS answer')
    await first.stop()
    expect(first.isRunning()).toBe(false)

    const second = await ensure()
    expect(second.wasStarted).toBe(true)
    expect(second.url).toBe(first.url)
    expect(await query(second, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }])
  })

  it('joins a server that runs, and leaves it to the last who uses it', async () => {
    const other = await aProcessUsingIt()
    const here = await ensure()
    expect(here).toMatchObject({ wasStarted: false, url: other.url })
    await other.leave()
    expect(here.isRunning()).toBe(true)
    await here.stop()
    expect(here.isRunning()).toBe(false)
  })

  it('makes and starts one server for processes that come at the same moment', async () => {
    dir = anEmptyFolder()
    const all = await Promise.all([1, 2, 3, 4].map(aProcessUsingIt))
    expect(new Set(all.map(({ url }) => url)).size).toBe(1)
    for (const each of all) await each.leave()
    expect(findPostmaster(join(dir, 'data'))).toBeNull()
  })

  it('finds the server that a killed process left, and stops it in the end', async () => {
    const killed = await aProcessUsingIt()
    killed.process.kill('SIGKILL')
    await once(killed.process, 'exit')
    const here = await ensure()
    expect(here).toMatchObject({ wasStarted: false, url: killed.url })
    await here.stop()
    expect(here.isRunning()).toBe(false)
  })

  it('loses no acknowledged row when the server is killed in mid-write', async () => {
    const database = await ensure()
    await query(database, 'CREATE TABLE rows (n int PRIMARY KEY)')
    const acknowledged = await writeUntilKilled(database)
    expect(database.isRunning()).toBe(false)

    const again = await ensure()
    expect(again).toMatchObject({ wasStarted: true, url: database.url })
    const [counted] = await query(again, 'SELECT count(*)::int AS n FROM rows')
    expect(counted?.n).toBeGreaterThanOrEqual(acknowledged)
  })

  it('is not fooled by a pid file whose number another process has now', async () => {
    await (await ensure()).stop()
    const foreign = [process.pid, join(dir, 'data'), 1, 54329, '', '127.0.0.1', '', 'ready', ''].join('\n')
    writeFileSync(join(dir, 'data', 'postmaster.pid'), foreign)
    expect((await ensure()).wasStarted).toBe(true)
  })

  it('moves to another port when its own is taken, and keeps that one', async () => {
    const before = await ensure()
    await before.stop()
    const taken = createServer().listen(Number(portOf(before)), '127.0.0.1')
    await once(taken, 'listening')
    const moved = await ensure()
    taken.close()
    expect(portOf(moved)).not.toBe(portOf(before))
    await moved.stop()
    expect((await ensure()).url).toBe(moved.url)
  })

  it('keeps the password to its owner and to this machine', async () => {
    const { url } = await ensure()
    const file = join(dir, 'server.json')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(url).toContain(JSON.parse(readFileSync(file, 'utf8')).password)
    expect(existsSync(join(dir, 'password'))).toBe(false)
    const client = new pg.Client({ connectionString: url.replace(/:[^:@]+@/, ':guess@') })
    await expect(client.connect()).rejects.toThrow('password authentication failed')
  })

  it('uses the server of DATABASE_URL when there is one, and starts none', async () => {
    dir = anEmptyFolder()
    process.env.DATABASE_URL = 'postgresql://elsewhere/studio'
    expect(await ensure()).toMatchObject({
      isEmbedded: false,
      wasStarted: false,
      url: process.env.DATABASE_URL,
    })
    expect(existsSync(join(dir, 'data'))).toBe(false)
  })

  it('says what to do when the cluster is of another version', async () => {
    await (await ensure()).stop()
    const restore = replaced(join(dir, 'data', 'PG_VERSION'), '17\n')
    await expect(ensure()).rejects.toThrow(/made by PostgreSQL 17, and 18 is installed\. Dump it/)
    restore()
  })

  it('says what to do when the password is gone', async () => {
    await (await ensure()).stop()
    const restore = replaced(join(dir, 'server.json'), null)
    await expect(ensure()).rejects.toThrow(/server\.json cannot be read .*move .* away/)
    restore()
  })
})

describe('removeDatabase', () => {
  it('takes everything away, but not from under somebody who uses it', async () => {
    const other = await aProcessUsingIt()
    await expect(removeDatabase(dir)).rejects.toThrow(/is in use/)
    await other.leave()
    await removeDatabase(dir)
    expect(existsSync(dir)).toBe(false)
  })
})

describe('findBinaries', () => {
  it('names the way out on a platform that npm has no server for', () => {
    expect(() => findBinaries('sunos', 'sparc')).toThrow(
      /no embedded PostgreSQL for sunos-sparc .*Set DATABASE_URL/,
    )
  })
})

/** Puts other words into a file, or takes it away. @returns what puts it back */
function replaced(file: string, words: string | null): () => void {
  renameSync(file, `${file}.kept`)
  if (words !== null) writeFileSync(file, words)
  return () => renameSync(`${file}.kept`, file)
}

async function ensure(): Promise<Database> {
  const database = await ensureDatabase({ dir })
  open.push(database)
  return database
}

async function query(database: Database, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

/** Another process that ensures the same database and uses it until it is told to leave. */
async function aProcessUsingIt(): Promise<{ process: ChildProcess; url: string; leave(): Promise<void> }> {
  const script = `
    import { ensureDatabase } from './lib/db/embedded/index.ts'
    const database = await ensureDatabase({ dir: ${JSON.stringify(dir)} })
    process.stdout.write(database.url)
    process.once('SIGTERM', () => database.stop().then(() => process.exit(0)))
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [url] = await once(child.stdout, 'data')
  return {
    process: child,
    url: String(url),
    async leave() {
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}

/** Inserts row after row and kills the server in the middle of it. @returns how many inserts were acknowledged */
async function writeUntilKilled(database: Database): Promise<number> {
  const client = new pg.Client({ connectionString: database.url })
  client.on('error', () => {})
  await client.connect()
  const killAt = 200
  for (let n = 0; ; n++) {
    if (n === killAt) process.kill(serverPid(), 'SIGKILL')
    try {
      await client.query('INSERT INTO rows VALUES ($1)', [n])
    } catch {
      return n
    }
  }
}

function serverPid(): number {
  const running = findPostmaster(join(dir, 'data'))
  if (!running) throw new Error('The server should be running.')
  return running.pid
}

const portOf = (database: Database): string => new URL(database.url).port
