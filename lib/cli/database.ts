import { type Database, ensureDatabase } from '@/lib/db/embedded'
import { migrate } from '@/lib/db/migrate'
import { inCheckout } from './checkout'

/** The name of the migration that an empty database lacks. */
const FIRST_MIGRATION = '0001_studio'

/** Finds or starts the database and brings it up to date. Whoever opens it stops it, too. */
export async function openDatabase(): Promise<{ database: Database; wasEmpty: boolean }> {
  const database = await ensureDatabase()
  try {
    const applied = await migrate(database.url, inCheckout('prisma/migrations'))
    return { database, wasEmpty: applied.includes(FIRST_MIGRATION) }
  } catch (error) {
    await database.stop()
    throw error
  }
}
