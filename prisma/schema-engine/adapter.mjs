import { randomUUID } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import { ColumnTypeEnum as Column } from '@prisma/driver-adapter-utils'
import pg from 'pg'
import { maintain, readAddress, withDatabase } from './database.mjs'

/** The types that the system catalogues answer with, by their numbers; whatever is not here is read as text. */
const COLUMN_TYPES = {
  16: Column.Boolean,
  17: Column.Bytes,
  18: Column.Character,
  20: Column.Int64,
  21: Column.Int32,
  22: Column.Int32Array,
  23: Column.Int32,
  26: Column.Int64,
  114: Column.Json,
  700: Column.Float,
  701: Column.Double,
  1000: Column.BooleanArray,
  1002: Column.CharacterArray,
  1003: Column.TextArray,
  1005: Column.Int32Array,
  1007: Column.Int32Array,
  1009: Column.TextArray,
  1014: Column.TextArray,
  1015: Column.TextArray,
  1016: Column.Int64Array,
  1028: Column.Int64Array,
  1082: Column.Date,
  1083: Column.Time,
  1114: Column.DateTime,
  1184: Column.DateTime,
  1700: Column.Numeric,
  2950: Column.Uuid,
  3802: Column.Json,
}

/** What the engine asks for connections: the database itself, and a shadow it may rebuild from migrations. */
export function adapterFactory({ url, shadowDatabaseUrl }) {
  return {
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: () => connect(url),
    async connectToShadowDb() {
      const server = shadowDatabaseUrl || url
      const shadow = pg.escapeIdentifier(`prisma_migrate_shadow_db_${randomUUID()}`)
      await maintain(server, `CREATE DATABASE ${shadow}`)
      return connect(withDatabase(server, shadow.slice(1, -1)), () =>
        maintain(server, `DROP DATABASE IF EXISTS ${shadow} WITH (FORCE)`),
      )
    },
  }
}

/**
 * Prisma's adapter, made fit for migrations: it would split a script at every ";" (in a function's body too), knows
 * too few types of the catalogues, and has the main database stand in for a shadow.
 */
async function connect(address, afterwards) {
  const { connectionString, schema } = readAddress(address)
  // One session, so that the advisory lock the engine takes covers all it does.
  const pool = new pg.Pool({ connectionString, max: 1, application_name: 'prisma-schema-engine' })
  const adapter = await new PrismaPg(pool, { schema }).connect()
  adapter.executeScript = async (script) => {
    await pool.query(script).catch((error) => adapter.onError(error))
  }
  adapter.queryRaw = async (query) => {
    const { fields, rows } = await adapter.performIO(query)
    return {
      columnNames: fields.map(({ name }) => name),
      columnTypes: fields.map(({ dataTypeID }) => COLUMN_TYPES[dataTypeID] ?? Column.Text),
      rows,
    }
  }
  adapter.dispose = async () => {
    await pool.end()
    await afterwards?.()
  }
  if (schema !== 'public') {
    const name = pg.escapeIdentifier(schema)
    await adapter.executeScript(`CREATE SCHEMA IF NOT EXISTS ${name}; SET search_path TO ${name}`)
  }
  return adapter
}
