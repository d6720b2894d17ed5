import { buildFunnel, type Funnel, type Job, type JobLogLine, type JobStatus } from '@/lib/job'
import { fingerprintOf } from '@/lib/shared/fingerprint'
import { derivedId, newId } from '@/lib/shared/id'
import type { ModelUsage } from '@/lib/shared/model'
import { fail, ok, type Result } from '@/lib/shared/result'
import type { Task } from '@/lib/task'
import type { Judgement, Outcome, SkeletonStep, Trajectory, TrajectoryFacts } from '@/lib/trajectory'
import { packSkeleton, packSteps } from './bodies'
import { asJson, db, Prisma } from './client'
import type { StoredRecord } from './trajectories'

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

/** One finished item of a synthesis job, with everything it made. */
export interface FinishedItem {
  ordinal: number
  outcome: Outcome
  reason: string | null
  /** A sentence behind the reason, where there is one. */
  detail: string | null
  task: Task | null
  chainId: string
  trajectory: Trajectory | null
  facts: TrajectoryFacts | null
  skeleton: SkeletonStep[] | null
  judgement: Judgement | null
  fingerprint: string | null
  usage: ModelUsage
}

/** What is the same for every item of the job. */
export interface ItemLineage {
  projectId: string
  graphVersionId: string
  documentIds: string[]
  seed: number
  model: string
  /** US dollars per million tokens in and out; null when unknown. */
  price: { in: number; out: number } | null
}

/**
 * Records finished items and all that they made in one transaction. An item that is there already is left
 * alone with its results, so that doing a batch again after a crash changes nothing. The job's counts move
 * with the items, and the last item finishes the job. Returns the job as it is afterwards.
 */
export async function recordItems(
  jobId: string,
  lineage: ItemLineage,
  items: readonly FinishedItem[],
): Promise<Job> {
  return db().$transaction(
    async (tx) => {
      const added = await tx.jobItem.createManyAndReturn({
        skipDuplicates: true,
        select: { ordinal: true },
        data: items.map((item) => ({
          jobId,
          ordinal: item.ordinal,
          outcome: item.outcome,
          reason: item.reason,
          detail: item.detail,
          resultId: item.trajectory ? derivedId('trajectory', jobId, item.ordinal) : null,
        })),
      })
      const mine = new Set(added.map((row) => row.ordinal))
      const fresh = items.filter((item) => mine.has(item.ordinal))
      await tx.task.createMany({ data: fresh.flatMap((item) => taskRow(jobId, lineage, item)) })
      const rows = fresh.map((item) => trajectoryRows(jobId, lineage, item))
      await tx.trajectory.createMany({ data: rows.flatMap((row) => row?.trajectory ?? []) })
      await tx.trajectorySkeleton.createMany({ data: rows.flatMap((row) => row?.skeleton ?? []) })
      await tx.trajectoryChunk.createMany({ data: rows.flatMap((row) => row?.chunks ?? []) })
      // Usage counts for every item that was worked on, recorded twice or not: it was spent.
      const usage = items.reduce(
        (sum, { usage: one }) => ({
          calls: sum.calls + one.calls,
          tokensIn: sum.tokensIn + one.tokensIn,
          tokensOut: sum.tokensOut + one.tokensOut,
        }),
        { calls: 0, tokensIn: 0, tokensOut: 0 },
      )
      const cost = lineage.price
        ? (usage.tokensIn * lineage.price.in + usage.tokensOut * lineage.price.out) / 1_000_000
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
      if (job?.status === 'succeeded')
        await tx.jobLog.create({
          data: { jobId, level: 'info', message: `Finished: kept ${job.kept} of ${job.total}.` },
        })
      await tx.$executeRaw`SELECT pg_notify('studio_job', ${jobId})`
      if (!job) throw new Error(`Job ${jobId} is gone.`)
      return toJob(job)
    },
    { timeout: 60_000, maxWait: 20_000 },
  )
}

function taskRow(jobId: string, lineage: ItemLineage, { ordinal, task, chainId }: FinishedItem) {
  if (!task) return []
  const row: Prisma.TaskCreateManyInput = {
    id: derivedId('task', jobId, ordinal),
    projectId: lineage.projectId,
    jobId,
    ordinal,
    graphVersionId: lineage.graphVersionId,
    chainId,
    question: task.question,
    language: task.language,
    expectedTools: task.expectedTools,
    plan: task.plan ? asJson(task.plan) : Prisma.DbNull,
    author: task.author.name,
    seed: lineage.seed,
    fingerprint: fingerprintOf(task),
  }
  return [row]
}

function trajectoryRows(jobId: string, lineage: ItemLineage, item: FinishedItem) {
  const { trajectory, facts, task, skeleton, fingerprint } = item
  if (!trajectory || !facts || !task || !skeleton || !fingerprint) return null
  const id = derivedId('trajectory', jobId, item.ordinal)
  const record: StoredRecord = {
    terminationReason: trajectory.terminationReason,
    backend: trajectory.backend,
    documentIds: lineage.documentIds,
    usage: trajectory.usage,
  }
  const row: Prisma.TrajectoryCreateManyInput = {
    id,
    projectId: lineage.projectId,
    jobId,
    ordinal: item.ordinal,
    taskId: derivedId('task', jobId, item.ordinal),
    chainId: item.chainId,
    graphVersionId: lineage.graphVersionId,
    question: facts.question,
    outcome: item.outcome,
    reason: item.reason,
    termination: trajectory.termination,
    agent: trajectory.agent,
    model: lineage.model,
    seed: lineage.seed,
    stepCount: facts.stepCount,
    turnCount: facts.turnCount,
    callCount: facts.callCount,
    failureCount: facts.failureCount,
    tools: facts.tools,
    score: facts.score,
    unjudgedCount: facts.unjudgedCount,
    tokensIn: trajectory.usage.tokensIn,
    tokensOut: trajectory.usage.tokensOut,
    fingerprint,
  }
  return {
    trajectory: row,
    skeleton: {
      trajectoryId: id,
      steps: packSkeleton(skeleton),
      judgement: item.judgement ? asJson(item.judgement) : Prisma.DbNull,
      record: asJson(record),
    },
    chunks: packSteps(trajectory.steps).map((chunk) => ({ trajectoryId: id, ...chunk })),
  }
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
