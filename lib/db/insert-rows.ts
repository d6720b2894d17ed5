import { Prisma, type Transaction } from './client'

/** Tables that grow with every item of a run, and what a new row of each holds. */
interface Rows {
  JobItem: Prisma.JobItemCreateManyInput
  JobReply: Prisma.JobReplyCreateManyInput
  Chain: Prisma.ChainCreateManyInput
  Task: Prisma.TaskCreateManyInput
  Trajectory: Prisma.TrajectoryCreateManyInput
  TrajectorySkeleton: Prisma.TrajectorySkeletonCreateManyInput
  TrajectoryChunk: Prisma.TrajectoryChunkCreateManyInput
  ToolUse: Prisma.ToolUseCreateManyInput
}

/**
 * Inserts rows of one table by one statement, to which they travel as one JSON text that Postgres takes apart. Prisma's
 * `createMany` plans and binds every value by itself, which took a worker as long as making the items. All rows name the
 * columns that the first names; the others take their defaults.
 */
export async function insertRows<Table extends keyof Rows>(
  tx: Transaction,
  table: Table,
  rows: readonly Rows[Table][],
): Promise<void> {
  if (rows.length > 0) await tx.$executeRaw`${insertionOf(table, rows)}`
}

/**
 * Inserts those rows that are not there yet, and that meet a condition on `fresh` where one is given. Answers with a column
 * of each of them.
 */
export async function insertNewRows<Table extends keyof Rows, Column extends keyof Rows[Table] & string>(
  tx: Transaction,
  table: Table,
  rows: readonly Rows[Table][],
  column: Column,
  where: Prisma.Sql = Prisma.sql`true`,
): Promise<Rows[Table][Column][]> {
  if (rows.length === 0) return []
  const added = await tx.$queryRaw<{ [name in Column]: Rows[Table][Column] }[]>`
    ${insertionOf(table, rows)} WHERE ${where} ON CONFLICT DO NOTHING RETURNING ${named(column)}`
  return added.map((row) => row[column])
}

function insertionOf(table: string, rows: readonly object[]): Prisma.Sql {
  const columns = Prisma.join(Object.keys(rows[0] ?? {}).map(named))
  return Prisma.sql`INSERT INTO ${named(table)} (${columns})
    SELECT ${columns} FROM json_populate_recordset(NULL::${named(table)}, ${JSON.stringify(rows.map(asJsonRow))}::json) fresh`
}

const named = (name: string): Prisma.Sql => Prisma.raw(`"${name}"`)

/** Bytes as Postgres reads them; everything else is JSON already. */
const asJsonRow = (row: object) =>
  Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      value instanceof Uint8Array
        ? `\\x${Buffer.from(value).toString('hex')}`
        : value === Prisma.DbNull
          ? null
          : value,
    ]),
  )
