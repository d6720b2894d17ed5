import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { isAlive } from '@/lib/outside/machine/process'

/** Every database that tests make begins with this, and so is known to be dropped without asking. */
const PREFIX = 'astra_test_'

/** A name for a scratch database; it says who made it. */
export const scratchName = (purpose: string): string =>
  `${PREFIX}${purpose}_${process.pid}_${randomUUID().slice(0, 8)}`

/** The same server, another database. */
export function withDatabase(url: string, name: string): string {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.toString()
}

export async function dropScratch(server: string, name: string): Promise<void> {
  await onServer(server, (client) => client.query(`DROP DATABASE ${pg.escapeIdentifier(name)}`))
}

/** Makes a database, empty or as a copy of a template that nobody is connected to. @returns its address */
export async function createScratch(server: string, name: string, template = 'template1'): Promise<string> {
  await onServer(server, (client) =>
    client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)} TEMPLATE ${pg.escapeIdentifier(template)}`),
  )
  return withDatabase(server, name)
}

/**
 * Drops the scratch databases whose makers have ended: those of this run, once its workers are gone, and those that
 * an interrupted run left behind. Runs beside ours keep theirs.
 */
export async function dropScratches(server: string): Promise<void> {
  await onServer(server, async (client) => {
    const { rows } = await client.query<{ datname: string }>(
      'SELECT datname FROM pg_database WHERE starts_with(datname, $1)',
      [PREFIX],
    )
    for (const { datname } of rows.filter((row) => !isAlive(makerOf(row.datname)))) {
      // Without force: should its maker live on another machine, its connections keep it.
      await client.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(datname)}`).catch(() => {})
    }
  })
}

const makerOf = (name: string): number => Number(name.split('_').at(-2))

async function onServer(server: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: withDatabase(server, 'postgres') })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
