import { buildFunnel, type Funnel, type Job, type JobLogLine, type JobStatus } from '@/lib/job'
import { newId } from '@/lib/shared/id'
import type { ModelUsage } from '@/lib/shared/model'
import { fail, ok, type Result } from '@/lib/shared/result'
import { asJson, db, Prisma, type Transaction } from './client'

interface JobRow extends Omit<Job, 'createdAt' | 'startedAt' | 'finishedAt'> {
  createdAt: Date
  startedAt: Date | null
  finishedAt: Date | null
}

const toJob = (row: unknown): Job => {
  const { createdAt, startedAt, finishedAt, ...rest } = row as JobRow
  return {
    ...rest,
    createdAt: createdAt.toISOString(),
    startedAt: startedAt?.toISOString() ?? null,
    finishedAt: finishedAt?.toISOString() ?? null,
  }
}

/** Makes a job of `total` items, queued. Handing it to the queue is `lib/jobs`. */
export async function createJob(
  projectId: string,
  job: { kind: string; title: string; params: unknown; total: number },
): Promise<Job> {
  return toJob(
    await db().job.create({
      data: { id: newId('job'), projectId, status: 'queued', ...job, params: asJson(job.params) },
    }),
  )
}

export async function findJob(id: string, projectId?: string): Promise<Job | null> {
  const row = await db().job.findFirst({ where: { id, projectId } })
  return row ? toJob(row) : null
}

/** The newest jobs of a project; `before` is the id of the last row of the page before. */
export async function listJobs(
  projectId: string,
  { before, limit = 100 }: { before?: string; limit?: number } = {},
) {
  const rows = await db().job.findMany({
    where: { projectId, id: before ? { lt: before } : undefined },
    orderBy: { id: 'desc' },
    take: limit,
  })
  return rows.map(toJob)
}

/**
 * Unfinished jobs of every project for which the queue holds no batch of their attempt: made just before a
 * crash, or lost with a queue. Younger than 5 s they may still be on their way. Only one caller at a time
 * gets an answer; for the others the list is empty.
 */
export async function lostJobs(queues: readonly string[]): Promise<Job[]> {
  return db().$transaction(async (tx) => {
    const [lock] = await tx.$queryRaw<{ mine: boolean }[]>`SELECT pg_try_advisory_xact_lock(820_411) AS mine`
    if (!lock?.mine) return []
    const rows = await tx.$queryRaw<JobRow[]>(Prisma.sql`
      SELECT j.* FROM "Job" j WHERE j.status IN ('queued', 'running') AND j."createdAt" < now() - interval '5 s'
        AND NOT EXISTS (SELECT 1 FROM pgboss.job b WHERE b.name IN (${Prisma.join(queues)}) AND b.state < 'completed'
          AND b.data->>'jobId' = j.id AND (b.data->>'attempt')::int = j.attempt)`)
    return rows.map(toJob)
  })
}

/** What became of the items so far: `in` = kept + dropped + quarantined, each with a count by reason. */
export async function funnelOf(jobId: string): Promise<Funnel> {
  const groups = await db().jobItem.groupBy({
    by: ['outcome', 'reason'],
    where: { jobId },
    _count: true,
    orderBy: [{ outcome: 'asc' }, { reason: 'asc' }],
  })
  return buildFunnel(groups.map(({ outcome, reason, _count }) => ({ outcome, reason, count: _count })))
}

/** Tells every listening process that a job has changed. */
async function announce(jobId: string): Promise<void> {
  await db().$executeRaw`SELECT pg_notify('studio_job', ${jobId})`
}

export async function logJob(
  jobId: string,
  level: 'info' | 'warn' | 'error',
  message: string,
): Promise<void> {
  await db().jobLog.create({ data: { jobId, level, message: message.slice(0, 4000) } })
  await announce(jobId)
}

/** The last lines of a job's log, oldest of them first. */
export async function readLog(jobId: string, limit = 200): Promise<JobLogLine[]> {
  const rows = await db().jobLog.findMany({ where: { jobId }, orderBy: { id: 'desc' }, take: limit })
  return rows.reverse().map(({ id, level, message, at }) => ({
    id: Number(id),
    level: level as JobLogLine['level'],
    message,
    at: at.toISOString(),
  }))
}

const MOVES: Record<
  'running' | 'paused' | 'failed' | 'cancelled' | 'queued',
  { from: JobStatus[]; sentence: string }
> = {
  running: { from: ['queued'], sentence: 'Started.' },
  paused: { from: ['queued', 'running'], sentence: 'Paused' },
  failed: { from: ['queued', 'running'], sentence: 'Failed' },
  cancelled: { from: ['queued', 'running', 'paused', 'failed'], sentence: 'Cancelled' },
  queued: { from: ['paused', 'failed', 'cancelled'], sentence: 'Resumed.' },
}

/**
 * Moves a job to another status if it may go there; otherwise says what it is now. Resuming (`queued`)
 * starts a new attempt, so that a worker still busy with the old one lets go of it. `attempt` guards moves
 * made by a worker: they are void when the job has been resumed meanwhile.
 */
export async function moveJob(
  jobId: string,
  to: keyof typeof MOVES,
  { reason = null, attempt }: { reason?: string | null; attempt?: number } = {},
): Promise<Result<Job>> {
  const move = MOVES[to]
  const { count } = await db().job.updateMany({
    where: { id: jobId, status: { in: move.from }, attempt },
    data: {
      status: to,
      reason: to === 'running' || to === 'queued' ? null : reason,
      attempt: to === 'queued' ? { increment: 1 } : undefined,
      finishedAt: to === 'failed' || to === 'cancelled' ? new Date() : to === 'queued' ? null : undefined,
    },
  })
  const job = await findJob(jobId)
  if (!job) return fail('not-found', 'There is no such job.')
  if (count === 0) return fail('not-now', `The job is ${job.status}: it cannot become ${to}.`)
  if (to === 'running')
    await db().job.updateMany({ where: { id: jobId, startedAt: null }, data: { startedAt: new Date() } })
  await logJob(
    jobId,
    to === 'failed' ? 'error' : to === 'paused' ? 'warn' : 'info',
    reason ? `${move.sentence}: ${reason}` : move.sentence,
  )
  return ok(job)
}

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
  /** What it made; null when it made nothing that has an id. */
  resultId: string | null
  usage: ModelUsage
}

/** How the results of a kind of work are written, in the transaction that records its items. */
export interface Records<Item> {
  /** US dollars per million tokens in and out; null when unknown. */
  price: { in: number; out: number } | null
  /** Writes what items made that are not recorded yet. */
  write(tx: Transaction, items: readonly Item[]): Promise<void>
  /** Writes what the job as a whole makes; once, with its last item. */
  finish?(tx: Transaction): Promise<void>
}

/**
 * Records finished items and all that they made in one transaction. An item that is there already is left
 * alone with its results, so that doing a batch again after a crash changes nothing. The job's counts move
 * with the items, and the last item finishes the job. Returns the job as it is afterwards.
 */
export async function recordItems<Item extends WorkedItem>(
  jobId: string,
  items: readonly Item[],
  records: Records<Item>,
): Promise<Job> {
  return db().$transaction(
    async (tx) => {
      const added = await tx.jobItem.createManyAndReturn({
        skipDuplicates: true,
        select: { ordinal: true },
        data: items.map(({ ordinal, stage, outcome, reason, detail, resultId }) => ({
          jobId,
          ordinal,
          stage,
          outcome,
          reason,
          detail,
          resultId,
        })),
      })
      const mine = new Set(added.map((row) => row.ordinal))
      const fresh = items.filter((item) => mine.has(item.ordinal))
      await records.write(tx, fresh)
      // Usage counts for every item that was worked on, recorded twice or not: it was spent.
      const usage = items.reduce(
        (sum, { usage: one }) => ({
          calls: sum.calls + one.calls,
          tokensIn: sum.tokensIn + one.tokensIn,
          tokensOut: sum.tokensOut + one.tokensOut,
        }),
        { calls: 0, tokensIn: 0, tokensOut: 0 },
      )
      const cost = records.price
        ? (usage.tokensIn * records.price.in + usage.tokensOut * records.price.out) / 1_000_000
        : null
      const kept = fresh.filter((item) => item.outcome === 'kept').length
      const [job] = await tx.$queryRaw<JobRow[]>(Prisma.sql`
        UPDATE "Job" SET done = done + ${fresh.length}, kept = kept + ${kept},
          calls = calls + ${usage.calls}, "tokensIn" = "tokensIn" + ${usage.tokensIn},
          "tokensOut" = "tokensOut" + ${usage.tokensOut},
          cost = CASE WHEN ${cost}::double precision IS NULL THEN cost ELSE coalesce(cost, 0) + ${cost} END,
          status = CASE WHEN done + ${fresh.length} = total AND status IN ('running', 'paused') THEN 'succeeded' ELSE status END,
          "finishedAt" = CASE WHEN done + ${fresh.length} = total THEN now() ELSE "finishedAt" END
        WHERE id = ${jobId} RETURNING *`)
      if (job?.status === 'succeeded' && fresh.length > 0) {
        await records.finish?.(tx)
        await tx.jobLog.create({
          data: { jobId, level: 'info', message: `Finished: kept ${job.kept} of ${job.total}.` },
        })
      }
      await tx.$executeRaw`SELECT pg_notify('studio_job', ${jobId})`
      if (!job) throw new Error(`Job ${jobId} is gone.`)
      return toJob(job)
    },
    { timeout: 60_000, maxWait: 20_000 },
  )
}

/** Items of one outcome and reason, in order: what a drop reason on the job's page opens. */
export async function listItems(
  jobId: string,
  {
    outcome,
    reason,
    after = -1,
    limit = 100,
  }: { outcome?: string; reason?: string; after?: number; limit?: number },
) {
  return db().jobItem.findMany({
    where: { jobId, outcome, reason, ordinal: { gt: after } },
    orderBy: { ordinal: 'asc' },
    take: limit,
  })
}
