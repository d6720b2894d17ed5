import {
  buildFunnel,
  type Funnel,
  type Job,
  type JobLogLine,
  type JobProgress,
  type JobStatus,
  type OutcomeCount,
  type Spending,
} from '@/lib/job'
import { formatCount } from '@/lib/shared/format'
import { newId } from '@/lib/shared/id'
import { storable } from '@/lib/shared/json'
import { fail, ok, type Result } from '@/lib/shared/result'
import { STUDIO_VERSION } from '@/lib/shared/studio-version'
import type { TriedPlan } from '@/lib/synthesis'
import { asJson, asStorableJson, db, Prisma, type Transaction } from './client'
import { insertNewRows } from './insert-rows'

const PROGRESS = {
  id: true,
  projectId: true,
  kind: true,
  title: true,
  status: true,
  reason: true,
  total: true,
  done: true,
  kept: true,
  calls: true,
  tokensIn: true,
  tokensOut: true,
  cost: true,
  attempt: true,
  createdAt: true,
  startedAt: true,
  finishedAt: true,
} as const

type ProgressRow = Prisma.JobGetPayload<{ select: typeof PROGRESS }>

const toProgress = ({ createdAt, startedAt, finishedAt, tokensIn, tokensOut, ...row }: ProgressRow) =>
  ({
    ...row,
    tokensIn: Number(tokensIn),
    tokensOut: Number(tokensOut),
    createdAt: createdAt.toISOString(),
    startedAt: startedAt?.toISOString() ?? null,
    finishedAt: finishedAt?.toISOString() ?? null,
  }) as JobProgress

const toJob = (row: Prisma.JobGetPayload<object>): Job => ({
  ...toProgress(row),
  params: row.params,
  findings: row.findings,
  studioVersion: row.studioVersion,
})

/** Makes a job of `total` items, queued. Handing it to the queue is `lib/jobs`. */
export async function createJob(
  projectId: string,
  {
    params,
    findings = null,
    ...job
  }: { kind: string; title: string; params: unknown; findings?: unknown; total: number },
): Promise<Job> {
  return toJob(
    await db().job.create({
      data: {
        ...job,
        id: newId('job'),
        projectId,
        status: 'queued',
        studioVersion: STUDIO_VERSION,
        params: asJson(params),
        findings: findings === null ? Prisma.DbNull : asJson(findings),
      },
    }),
  )
}

export async function findJob(id: string, projectId?: string): Promise<Job | null> {
  const row = await db().job.findFirst({ where: { id, projectId } })
  return row ? toJob(row) : null
}

/** What a job may spend, in US dollars; null where it has no limit. */
export async function spendMaxOf(jobId: string): Promise<number | null> {
  const [row] = await db().$queryRaw<{ spendMax: number | null }[]>`
    SELECT (params->>'spendMax')::float AS "spendMax" FROM "Job" WHERE id = ${jobId}`
  return row?.spendMax ?? null
}

/** Sets what a job may spend. It decides when the job pauses, never what it makes. */
export async function setSpendMax(jobId: string, spendMax: number): Promise<void> {
  await db().$executeRaw`
    UPDATE "Job" SET params = jsonb_set(params, '{spendMax}', to_jsonb(${spendMax}::float)) WHERE id = ${jobId}`
}

/** How far a job has come, for those who ask often. */
export async function findProgress(id: string): Promise<JobProgress | null> {
  const row = await db().job.findUnique({ where: { id }, select: PROGRESS })
  return row && toProgress(row)
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
    select: PROGRESS,
  })
  return rows.map(toProgress)
}

/**
 * Unfinished jobs of every project for which the queue holds no batch of their attempt: made just before a
 * crash, or lost with a queue. Younger than 5 s they may still be on their way. Only one caller at a time
 * gets an answer; for the others the list is empty.
 */
export async function lostJobs(queues: readonly string[]): Promise<JobProgress[]> {
  return db().$transaction(
    async (tx) => {
      const [lock] = await tx.$queryRaw<
        { mine: boolean }[]
      >`SELECT pg_try_advisory_xact_lock(820_411) AS mine`
      if (!lock?.mine) return []
      const lost = await tx.$queryRaw<{ id: string }[]>(Prisma.sql`
      SELECT j.id FROM "Job" j WHERE j.status IN ('queued', 'running') AND j."createdAt" < now() - interval '5 s'
        AND NOT EXISTS (SELECT 1 FROM pgboss.job b WHERE b.name IN (${Prisma.join(queues)}) AND b.state < 'completed'
          AND b.data->>'jobId' = j.id AND (b.data->>'attempt')::int = j.attempt)`)
      const rows = await tx.job.findMany({
        where: { id: { in: lost.map(({ id }) => id) } },
        select: PROGRESS,
      })
      return rows.map(toProgress)
    },
    // A worker asks this first of all, and a busy machine takes more than the two seconds that Prisma waits by itself.
    { timeout: 60_000, maxWait: 20_000 },
  )
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

/** What each part of a job has spent at each model so far. */
export async function spendingOf(jobId: string): Promise<Spending[]> {
  const rows = await db().jobSpend.findMany({
    where: { jobId },
    orderBy: [{ role: 'asc' }, { player: 'asc' }],
    omit: { jobId: true },
  })
  return rows.map((row) => ({ ...row, tokensIn: Number(row.tokensIn), tokensOut: Number(row.tokensOut) }))
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
  await db().jobLog.create({ data: { jobId, level, message: storable(message.slice(0, 4000)) } })
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
): Promise<Result<JobProgress>> {
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
  const job = await findProgress(jobId)
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
  /** What was tried before what it made, where anything was. */
  tries?: readonly TriedPlan[]
}

/** How the results of a kind of work are written, in the transaction that records its items. */
export interface Records<Item> {
  /** What was spent since the last record, by these items and by others that were given up. */
  spent: readonly Spending[]
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
      const rows = inOrder.map(({ ordinal, stage, outcome, reason, detail, resultId, tries = [] }) => ({
        ...{ jobId, ordinal, stage, outcome, reason, resultId },
        detail: storable(detail),
        tries: tries.length > 0 ? asStorableJson(tries) : Prisma.DbNull,
      }))
      const mine = new Set(await insertNewRows(tx, 'JobItem', rows, 'ordinal'))
      const fresh = inOrder.filter((item) => mine.has(item.ordinal))
      await write(tx, fresh)
      // Spending counts for every item that was worked on, recorded twice or not at all.
      await addSpending(tx, jobId, spent)
      const kept = fresh.filter((item) => item.outcome === 'kept').length
      const counted = await tx.job.update({
        where: { id: jobId },
        data: { done: { increment: fresh.length }, kept: { increment: kept } },
        select: PROGRESS,
      })
      // Whoever paused or cancelled it meanwhile came too late: there is nothing left to stop.
      const isLast = fresh.length > 0 && counted.done === counted.total
      const job = toProgress(isLast ? await finishJob(tx, jobId, finish) : counted)
      await tx.$executeRaw`SELECT pg_notify('studio_job', ${jobId})`
      return job
    },
    { timeout: 300_000, maxWait: 20_000 },
  )
}

/** The job's last item is in: makes what the whole makes, and says how it ended. */
async function finishJob(tx: Transaction, jobId: string, finish: Records<never>['finish']) {
  const lost = (await finish?.(tx)) ?? 0
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

/** Adds to what the parts of a job have spent, and to its sums. The cost is unknown where one of theirs is. */
async function addSpending(tx: Transaction, jobId: string, spent: readonly Spending[]): Promise<void> {
  if (spent.length === 0) return
  // One at a time, so that nobody's part is missing in the sums; rows that refer to the job may still be written.
  await tx.$executeRaw`SELECT id FROM "Job" WHERE id = ${jobId} FOR NO KEY UPDATE`
  for (const one of spent)
    await tx.$executeRaw`
      INSERT INTO "JobSpend" AS s ("jobId", role, player, name, calls, "tokensIn", "tokensOut", ms, cost)
      VALUES (${jobId}, ${one.role}, ${one.player}, ${one.name}, ${one.calls}, ${one.tokensIn}, ${one.tokensOut},
        ${one.ms}, ${one.cost})
      ON CONFLICT ("jobId", role, player) DO UPDATE SET name = excluded.name, calls = s.calls + excluded.calls,
        "tokensIn" = s."tokensIn" + excluded."tokensIn", "tokensOut" = s."tokensOut" + excluded."tokensOut",
        ms = s.ms + excluded.ms, cost = s.cost + excluded.cost`
  await tx.$executeRaw`
    UPDATE "Job" SET calls = s.calls, "tokensIn" = s."tokensIn", "tokensOut" = s."tokensOut", cost = s.cost
    FROM (SELECT sum(calls) AS calls, sum("tokensIn") AS "tokensIn", sum("tokensOut") AS "tokensOut",
      CASE WHEN bool_and(cost IS NOT NULL) THEN sum(cost) END AS cost
      FROM "JobSpend" WHERE "jobId" = ${jobId}) s
    WHERE id = ${jobId}`
}

/** One item of a job as lists show it. */
export interface JobItemRow {
  ordinal: number
  stage: string | null
  outcome: WorkedItem['outcome']
  reason: string | null
  detail: string | null
  /** What it made, such as a trajectory; null when it made nothing that has an id. */
  resultId: string | null
  /** What was tried before that; empty where nothing was. */
  tries: TriedPlan[]
  /** The task that it wrote or took up; null for other work, and for items that ended before there was one. */
  task: { id: string; question: string; mode: string } | null
}

/**
 * Items that ended at one gate, in one way, for one reason, in order; what is left out does not matter. `after` is the
 * last ordinal of the page before. This is what every count of a funnel opens.
 */
export async function listItems(
  jobId: string,
  {
    after = -1,
    ordinals,
    limit = 100,
    ...where
  }: {
    stage?: string
    outcome?: string
    reason?: string
    /** These alone. */
    ordinals?: number[]
    after?: number
    limit?: number
  },
): Promise<JobItemRow[]> {
  const items = await db().jobItem.findMany({
    where: { jobId, ...where, ordinal: { in: ordinals, gt: after } },
    orderBy: { ordinal: 'asc' },
    take: limit,
    omit: { jobId: true },
  })
  const tasks = await db().task.findMany({
    where: { jobId, part: 'task', ordinal: { in: items.map(({ ordinal }) => ordinal) } },
    orderBy: { version: 'asc' },
    select: { id: true, ordinal: true, question: true, mode: true },
  })
  const taskOf = new Map(tasks.map(({ ordinal, ...task }) => [ordinal, task]))
  return items.map((item) => ({
    ...item,
    outcome: item.outcome as WorkedItem['outcome'],
    tries: (item.tries ?? []) as unknown as TriedPlan[],
    task: taskOf.get(item.ordinal) ?? null,
  }))
}

/** Why plans were given up for others on the way to a task, with how many, the most frequent first. */
export function triesOf(jobId: string): Promise<{ reason: string; count: number }[]> {
  return db().$queryRaw`
    SELECT tried->>'reason' AS reason, count(*)::int AS count
    FROM "JobItem", jsonb_array_elements(tries) AS tried WHERE "jobId" = ${jobId} AND tries IS NOT NULL
    GROUP BY 1 ORDER BY 2 DESC, 1`
}

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
