import type { Job, JobLogLine, JobProgress, JobStatus } from '@/lib/job'
import { newId } from '@/lib/shared/id'
import { storable } from '@/lib/shared/json'
import { fail, ok, type Result } from '@/lib/shared/result'
import { STUDIO_VERSION } from '@/lib/shared/studio-version'
import { asJson, db, Prisma } from './client'

/** The columns of a job's progress. */
export const PROGRESS = {
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

export const toProgress = ({ createdAt, startedAt, finishedAt, tokensIn, tokensOut, ...row }: ProgressRow) =>
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
