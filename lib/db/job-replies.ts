import type { Spending } from '@/lib/job'
import { db, Prisma, type Transaction } from './client'
import { insertNewRows } from './insert-rows'

/** A reply that an item in flight has got, and what it cost. */
export interface JobReply extends Spending {
  jobId: string
  ordinal: number
  /** Who asked whom for what, and how often that had been asked before; different for every reply of a job. */
  key: string
  /** JSON as text. */
  reply: string
}

/** The replies that an item got when it was begun before, by their keys. */
export async function findReplies(jobId: string, ordinal: number): Promise<Map<string, string>> {
  const rows = await db().jobReply.findMany({
    where: { jobId, ordinal },
    select: { key: true, reply: true },
  })
  return new Map(rows.map(({ key, reply }) => [key, reply]))
}

interface Waiting {
  row: JobReply
  resolve: (isKept: boolean) => void
  reject: (error: unknown) => void
}
let waiting: Waiting[] = []
let isWriting = false

/**
 * Keeps a reply until its item is recorded, whatever becomes of this process. Those that come while others are being
 * written are written together. False where there is no place for it: another worker has it already, or has recorded the
 * item.
 */
export function keepReply(row: JobReply): Promise<boolean> {
  return new Promise((resolve, reject) => {
    waiting.push({ row, resolve, reject })
    if (!isWriting) void write()
  })
}

async function write(): Promise<void> {
  isWriting = true
  while (waiting.length > 0) {
    const batch = waiting
    waiting = []
    // What cannot be written, because its job is gone, shall not keep others from it.
    await writeAll(batch).catch(() => Promise.all(batch.map((one) => writeAll([one]).catch(one.reject))))
  }
  isWriting = false
}

async function writeAll(batch: readonly Waiting[]): Promise<void> {
  const rows = batch.map(({ row }) => row)
  // A call shall not wait for the disk: should Postgres itself crash, the replies of its last moment are asked for again.
  const isOpen = Prisma.sql`set_config('synchronous_commit', 'off', true) = 'off' AND NOT EXISTS (
    SELECT 1 FROM "JobItem" i WHERE i."jobId" = fresh."jobId" AND i.ordinal = fresh.ordinal)`
  const kept = new Set(await insertNewRows(db(), 'JobReply', rows, 'key', isOpen))
  for (const { row, resolve } of batch) resolve(kept.has(row.key))
}

/**
 * What the kept replies of a job cost that was not counted before, part by part; now it is. Those of recorded items go:
 * nobody will ask for them again. The caller holds the job's row, so that no two settle at once.
 */
export async function settleReplies(
  tx: Transaction,
  jobId: string,
  recorded: readonly number[],
): Promise<Spending[]> {
  const spent = await tx.$queryRaw<Spending[]>`
    WITH counted AS (
      UPDATE "JobReply" SET "isCounted" = true WHERE "jobId" = ${jobId} AND NOT "isCounted"
      RETURNING role, player, name, calls, "tokensIn", "tokensOut", ms, cost)
    SELECT role, player, max(name) AS name, sum(calls)::int AS calls, sum("tokensIn")::float AS "tokensIn",
      sum("tokensOut")::float AS "tokensOut", sum(ms) AS ms,
      CASE WHEN bool_and(cost IS NOT NULL) THEN sum(cost) END AS cost
    FROM counted WHERE calls > 0 GROUP BY role, player ORDER BY role, player`
  if (recorded.length > 0)
    await tx.$executeRaw`
      DELETE FROM "JobReply" WHERE "jobId" = ${jobId} AND ordinal = ANY(${recorded as number[]}::int[])`
  return spent
}
