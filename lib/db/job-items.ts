import { buildFunnel, type Funnel, type JobProgress, type OutcomeCount, type Spending } from '@/lib/job'
import { formatCount } from '@/lib/shared/format'
import { storable } from '@/lib/shared/json'
import { db, type Transaction } from './client'
import { insertNewRows } from './insert-rows'
import { addSpending } from './job-spending'
import { PROGRESS, toProgress } from './jobs'

/** The ordinals in [from, to) that have no item yet. */
export async function missingItems(jobId: string, from: number, to: number): Promise<number[]> {
  const done = await db().jobItem.findMany({
    where: { jobId, ordinal: { gte: from, lt: to } },
    select: { ordinal: true },
  })
  const have = new Set(done.map((item) => item.ordinal))
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i).filter(
    (ordinal) => !have.has(ordinal),
  )
}

/** What became of one item, whatever kind of work it was. */
export interface WorkedItem {
  ordinal: number
  /** The gate at which it ended, for work that has several. */
  stage?: string
  outcome: 'kept' | 'dropped' | 'quarantined'
  reason: string | null
  /** A sentence behind the reason, where there is one. */
  detail: string | null
  /** What it made, where that has an id. */
  resultId?: string | null
}

/** How the results of a kind of work are written, in the transaction that records its items. */
export interface Records<Item> {
  /**
   * What was spent since the last record, by these items and by others that were given up, beside what is in kept replies.
   * Null where nobody is asked: then there are none.
   */
  spent: readonly Spending[] | null
  /** Writes what items made that are not recorded yet. */
  write(tx: Transaction, items: readonly Item[]): Promise<void>
  /**
   * Writes what the job as a whole makes, once, with its last item. Answers with how many of the kept items are kept no
   * longer when all are known.
   */
  finish?(tx: Transaction): Promise<number>
}

/**
 * Records finished items and all that they made in one transaction. An item that is there already is left
 * alone with its results, so that doing a batch again after a crash changes nothing. The job's counts move
 * with the items, and the last item finishes the job. Returns the job as it is afterwards.
 */
export async function recordItems<Item extends WorkedItem>(
  jobId: string,
  items: readonly Item[],
  { spent, write, finish }: Records<Item>,
): Promise<JobProgress> {
  return db().$transaction(
    async (tx) => {
      // In their order: of two who record the same items, as when a batch was given out again, one waits for the other.
      const inOrder = items.toSorted((a, b) => a.ordinal - b.ordinal)
      const rows = inOrder.map(({ ordinal, stage, outcome, reason, detail, resultId = null }) => ({
        ...{ jobId, ordinal, stage, outcome, reason, resultId },
        detail: storable(detail),
      }))
      const mine = new Set(await insertNewRows(tx, 'JobItem', rows, 'ordinal'))
      const fresh = inOrder.filter((item) => mine.has(item.ordinal))
      await write(tx, fresh)
      // Spending counts for every item that was worked on, recorded twice or not at all.
      const ordinals = inOrder.map(({ ordinal }) => ordinal)
      if (spent) await addSpending(tx, jobId, spent, ordinals)
      const kept = fresh.filter((item) => item.outcome === 'kept').length
      const counted = await tx.job.update({
        where: { id: jobId },
        data: { done: { increment: fresh.length }, kept: { increment: kept } },
        select: PROGRESS,
      })
      const isLast = fresh.length > 0 && counted.done === counted.total
      const isEnd = isLast && !(counted.status === 'cancelled' && (await isCutOff(tx, jobId)))
      const job = toProgress(isEnd ? await finishJob(tx, jobId, finish) : counted)
      await tx.$executeRaw`SELECT pg_notify('studio_job', ${jobId})`
      return job
    },
    { timeout: 300_000, maxWait: 20_000 },
  )
}

/**
 * Whether cancelling has cut items off. If not, who paused or cancelled a job of which every item is in came too late:
 * there was nothing left to stop.
 */
const isCutOff = async (tx: Transaction, jobId: string): Promise<boolean> =>
  (await tx.jobItem.findFirst({ where: { jobId, outcome: 'dropped', reason: 'cancelled' } })) !== null

/** The job's last item is in: makes what the whole makes, and says how it ended. */
async function finishJob(tx: Transaction, jobId: string, finish: Records<never>['finish']) {
  const lost = (await finish?.(tx)) ?? 0
  // A worker that was given up may have kept one in the moment in which its item was recorded.
  await tx.jobReply.deleteMany({ where: { jobId } })
  const job = await tx.job.update({
    where: { id: jobId },
    data: { status: 'succeeded', reason: null, finishedAt: new Date(), kept: { decrement: lost } },
    select: PROGRESS,
  })
  await tx.jobLog.create({
    data: {
      jobId,
      level: 'info',
      message: `Finished: kept ${formatCount(job.kept)} of ${formatCount(job.total)}.`,
    },
  })
  return job
}

/** How many items ended at which gate in which way so far; everything that a funnel shows, in one grouped query. */
export async function outcomesOf(jobId: string): Promise<OutcomeCount[]> {
  const groups = await db().jobItem.groupBy({
    by: ['stage', 'outcome', 'reason'],
    where: { jobId },
    _count: true,
    orderBy: [{ stage: 'asc' }, { outcome: 'asc' }, { reason: 'asc' }],
  })
  return groups.map(({ _count, ...group }) => ({ ...group, count: _count }))
}

/** What became of the items so far: `in` = kept + dropped + quarantined, each with a count by reason. */
export const funnelOf = async (jobId: string): Promise<Funnel> => buildFunnel(await outcomesOf(jobId))

/** Items that ended for one cause: the same reason, in the same words but for names and numbers. */
export interface Cause {
  stage: string | null
  outcome: string
  reason: string | null
  /** The sentence behind the reason as the first of them has it. */
  example: string | null
  count: number
  /** The first of them. */
  ordinal: number
}

/** Why items were not kept, the most frequent cause first. */
export function causesOf(jobId: string, limit = 100): Promise<Cause[]> {
  return db().$queryRaw<Cause[]>`
    SELECT stage, outcome, reason, (array_agg(detail ORDER BY ordinal))[1] AS example, count(*)::int AS count,
      min(ordinal) AS ordinal
    FROM "JobItem" WHERE "jobId" = ${jobId} AND outcome <> 'kept'
    GROUP BY stage, outcome, reason, regexp_replace(detail, '"[^"]*"|[^ ]*[0-9/_][^ ]*', '…', 'g')
    ORDER BY count DESC, ordinal LIMIT ${limit}`
}
