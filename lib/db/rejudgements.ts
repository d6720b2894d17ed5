import type { JobProgress, Spending } from '@/lib/job'
import type { Id } from '@/lib/shared/id'
import { storable } from '@/lib/shared/json'
import type { JudgedAgain } from '@/lib/synthesis'
import type { Task } from '@/lib/task'
import type { Judgement, Outcome, PanelJudgement, Trajectory } from '@/lib/trajectory'
import { asStorableJson, db, Prisma } from './client'
import { recordItems } from './job-items'
import { toTask } from './tasks'
import { readTrajectories } from './trajectories'

/** The attempts of a run that came to its judge, in the order of the run. */
export async function judgedIn(projectId: string, runId: string): Promise<string[]> {
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT t.id FROM "Trajectory" t JOIN "JobItem" i ON i."jobId" = t."jobId" AND i.ordinal = t.ordinal
    WHERE t."projectId" = ${projectId} AND t."jobId" = ${runId} AND i.stage = 'judge' ORDER BY t.ordinal`
  return rows.map(({ id }) => id)
}

/** One attempt with the task that it was made for, whole. */
export async function readAttempt(
  projectId: string,
  trajectoryId: string,
): Promise<{ trajectory: Trajectory; task: Task; graphVersionId: string | null }> {
  const [trajectories, row] = await Promise.all([
    readTrajectories(projectId, [trajectoryId]),
    db().trajectory.findFirst({ where: { id: trajectoryId, projectId }, include: { task: true } }),
  ])
  const [trajectory] = trajectories
  if (!row || !trajectory) throw new Error(`Trajectory ${trajectoryId} is missing.`)
  return { trajectory, task: toTask(row.task), graphVersionId: row.graphVersionId }
}

export interface FinishedRejudgement extends JudgedAgain {
  ordinal: number
  trajectoryId: string
}

/** Records another look at trajectories, beside what was said of them before. */
export const recordRejudgements = (
  jobId: string,
  projectId: string,
  items: readonly FinishedRejudgement[],
  spent: readonly Spending[] | null,
): Promise<JobProgress> =>
  recordItems(
    jobId,
    items.map((item) => ({ ...item, resultId: item.trajectoryId })),
    {
      spent,
      async write(tx, fresh) {
        await tx.rejudgement.createMany({
          data: fresh.map(({ ordinal, trajectoryId, outcome, reason, detail, score, judgement, panel }) => ({
            ...{ jobId, projectId, ordinal, trajectoryId, outcome, reason, detail: storable(detail), score },
            judgement: asStorableJson(judgement),
            panel: panel ? asStorableJson(panel) : Prisma.DbNull,
          })),
        })
      },
    },
  )

/** A trajectory as its run's own judges left it, whatever counts for it now. */
const own = Prisma.sql`(SELECT t.id, t.question, coalesce(o.outcome, t.outcome) AS outcome,
    CASE WHEN o."jobId" IS NULL THEN t.reason ELSE o.reason END AS reason,
    CASE WHEN o."jobId" IS NULL THEN t.score ELSE o.score END AS score
  FROM "Trajectory" t LEFT JOIN "Rejudgement" o ON o."jobId" = t."jobId" AND o."trajectoryId" = t.id)`

/** How many trajectories went from one outcome to another when they were judged again; equal ones are there as well. */
export interface OutcomeMove {
  from: Outcome
  to: Outcome
  count: number
}

export function outcomeMoves(projectId: string, jobId: string): Promise<OutcomeMove[]> {
  return db().$queryRaw(Prisma.sql`
    SELECT t.outcome AS from, r.outcome AS to, count(*)::int AS count
    FROM "Rejudgement" r JOIN ${own} t ON t.id = r."trajectoryId"
    WHERE r."projectId" = ${projectId} AND r."jobId" = ${jobId} GROUP BY 1, 2 ORDER BY 1, 2`)
}

/** One trajectory as its run left it, and after another look. */
export interface JudgedTwice {
  trajectoryId: Id<'trajectory'>
  question: string
  before: { outcome: Outcome; reason: string | null; score: number | null }
  after: { outcome: Outcome; reason: string | null; score: number | null }
}

/** Trajectories that moved so, in the order of the job; without a move all that moved at all. */
export async function judgedTwice(
  projectId: string,
  jobId: string,
  { from, to, limit = 200 }: { from?: string; to?: string; limit?: number } = {},
): Promise<JudgedTwice[]> {
  const moved =
    from && to ? Prisma.sql`t.outcome = ${from} AND r.outcome = ${to}` : Prisma.sql`t.outcome <> r.outcome`
  return db().$queryRaw<JudgedTwice[]>(Prisma.sql`
    SELECT r."trajectoryId", t.question,
      json_build_object('outcome', t.outcome, 'reason', t.reason, 'score', t.score) AS before,
      json_build_object('outcome', r.outcome, 'reason', r.reason, 'score', r.score) AS after
    FROM "Rejudgement" r JOIN ${own} t ON t.id = r."trajectoryId"
    WHERE r."projectId" = ${projectId} AND r."jobId" = ${jobId} AND ${moved} ORDER BY r.ordinal LIMIT ${limit}`)
}

/** What was said of a trajectory and does not count: by later looks, newest first, and by its run where others count. */
export interface OtherJudgement {
  job: { id: Id<'job'>; title: string }
  outcome: Outcome
  reason: string | null
  score: number | null
  judgement: Judgement
  panel: PanelJudgement | null
}

export async function otherJudgements(
  projectId: string,
  { id, jobId, judgedIn }: { id: string; jobId: string; judgedIn: string | null },
): Promise<OtherJudgement[]> {
  const rows = await db().rejudgement.findMany({
    where: { projectId, trajectoryId: id, jobId: { not: judgedIn ?? jobId } },
    orderBy: { jobId: 'desc' },
    include: { job: { select: { id: true, title: true } } },
  })
  return rows.map(({ job, outcome, reason, score, judgement, panel }) => ({
    job: { id: job.id as Id<'job'>, title: job.title },
    outcome: outcome as Outcome,
    reason,
    score,
    judgement: judgement as unknown as Judgement,
    panel: panel as unknown as PanelJudgement | null,
  }))
}
