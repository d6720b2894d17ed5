import pg from 'pg'

/** Prisma's own words in a database address, which PostgreSQL would not understand. */
const PRISMA_WORDS = ['schema', 'connection_limit', 'pool_timeout', 'pgbouncer', 'connect_timeout']

/** Reads an address: what `pg` connects to, the schema to work in, the database's name. */
export function readAddress(address) {
  const url = new URL(address)
  const schema = url.searchParams.get('schema') ?? 'public'
  for (const word of PRISMA_WORDS) url.searchParams.delete(word)
  return {
    connectionString: url.toString(),
    schema,
    database: decodeURIComponent(url.pathname.slice(1)) || 'postgres',
    server: `${url.hostname}:${url.port || 5432}`,
  }
}

/** The same server, another database. */
export function withDatabase(address, database) {
  const url = new URL(address)
  url.pathname = `/${encodeURIComponent(database)}`
  return url.toString()
}

/** Runs a statement that makes or drops a database, from one that is always there. */
export async function maintain(address, statement) {
  const { connectionString } = readAddress(withDatabase(address, 'postgres'))
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** @throws what `pg` says when the database does not let us in */
export async function checkConnection(address) {
  const client = new pg.Client({
    connectionString: readAddress(address).connectionString,
    connectionTimeoutMillis: 10_000,
  })
  await client.connect()
  await client.end()
}

/** A failure to connect in Prisma's own vocabulary, which the command line turns into its messages. */
export function asPrismaError(error, address) {
  const { database, server } = readAddress(address)
  const code = error.code ?? error.errors?.[0]?.code
  if (code === '3D000') return { error_code: 'P1003', message: `Database \`${database}\` does not exist` }
  if (code === '28P01' || code === '28000') {
    return { error_code: 'P1000', message: `Authentication failed at \`${server}\`: ${error.message}` }
  }
  return {
    error_code: 'P1001',
    message: `Can't reach database server at \`${server}\`: ${error.message || code}`,
  }
}
