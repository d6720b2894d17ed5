import { createHash, randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { DatabaseProblem } from './problem'

/** The advisory lock that Prisma's own `migrate deploy` takes, so that the two never run at once. */
const PRISMA_LOCK = 72_707_369

/** Prisma's table, column for column: its command line goes on where we stopped, and the other way round. */
const LEDGER = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL,
  logs TEXT,
  rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`

interface Migration {
  name: string
  sql: string
  checksum: string
}

/**
 * Brings a database up to date: applies each `<folder>/<name>/migration.sql` that it lacks, in the order of their
 * names. Safe to call from many processes at once.
 * @returns the names of the migrations applied by this call
 * @throws DatabaseProblem when one fails, failed before, or was edited after it was applied
 */
export async function migrate(url: string, folder: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, application_name: 'astra-studio-migrate' })
  await client.connect().catch((error: Error) => {
    throw new DatabaseProblem(`The database does not answer: ${error.message || String(error)}`)
  })
  try {
    await client.query('SELECT pg_advisory_lock($1)', [PRISMA_LOCK])
    await client.query(LEDGER)
    const applied = await readLedger(client)
    const missing = readMigrations(folder).filter((migration) => isMissing(migration, applied))
    for (const migration of missing) await apply(client, migration)
    return missing.map(({ name }) => name)
  } finally {
    // The session's end frees the lock.
    await client.end()
  }
}

/** Checksum by name of what is applied. */
async function readLedger(client: pg.Client): Promise<Map<string, string>> {
  const { rows } = await client.query<{
    migration_name: string
    checksum: string
    finished_at: Date | null
    logs: string | null
  }>(
    'SELECT migration_name, checksum, finished_at, logs FROM _prisma_migrations WHERE rolled_back_at IS NULL',
  )
  const unfinished = rows.find((row) => row.finished_at === null)
  if (unfinished) {
    throw new DatabaseProblem(
      `The migration ${unfinished.migration_name} failed before (${unfinished.logs ?? 'it was interrupted'}). ` +
        'Mend the database, then say so with npx prisma migrate resolve.',
    )
  }
  return new Map(rows.map((row) => [row.migration_name, row.checksum]))
}

function readMigrations(folder: string): Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const sql = readFileSync(join(folder, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

function isMissing({ name, checksum }: Migration, applied: Map<string, string>): boolean {
  const known = applied.get(name)
  if (known === undefined || known === checksum) return known === undefined
  throw new DatabaseProblem(
    `The migration ${name} was edited after this database had applied it. Restore the file and write a new migration.`,
  )
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  const id = randomUUID()
  await client.query('INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ($1, $2, $3)', [
    id,
    checksum,
    name,
  ])
  try {
    // Without parameters the whole script is one message, and so one transaction.
    await client.query(sql)
  } catch (error) {
    const reason = (error as Error).message
    await client.query('UPDATE _prisma_migrations SET logs = $2 WHERE id = $1', [id, reason])
    throw new DatabaseProblem(`The migration ${name} failed and changed nothing: ${reason}`)
  }
  await client.query(
    'UPDATE _prisma_migrations SET finished_at = now(), applied_steps_count = 1 WHERE id = $1',
    [id],
  )
}
