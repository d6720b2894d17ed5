import type { Id } from '@/lib/shared/id'
import { fail, ok, type Result } from '@/lib/shared/result'
import type { Dimension, Judgement, Mark, MarkedTrajectory, NewMark, PanelJudgement } from '@/lib/trajectory'
import { db, Prisma } from './client'

type MarkRow = Prisma.MarkGetPayload<object>

const toMark = ({ id, dimension, score, sentence, person, at }: MarkRow): Mark => ({
  id: Number(id),
  dimension: dimension as Dimension,
  score,
  sentence,
  person,
  at: at.toISOString(),
})

/** Notes what a person says of one dimension of a trajectory, beside whatever was said before. */
export async function addMark(
  projectId: string,
  { trajectoryId, dimension, score, sentence, person }: NewMark,
): Promise<Result<Mark>> {
  const trajectory = await db().trajectory.findFirst({
    where: { id: trajectoryId, projectId },
    select: { id: true },
  })
  if (!trajectory) return fail('not-found', 'There is no such trajectory in this project.')
  return ok(
    toMark(await db().mark.create({ data: { projectId, trajectoryId, dimension, score, sentence, person } })),
  )
}

/** Everything that people ever said of a trajectory, oldest first. */
export async function marksOf(projectId: string, trajectoryId: string): Promise<Mark[]> {
  const rows = await db().mark.findMany({ where: { projectId, trajectoryId }, orderBy: { id: 'asc' } })
  return rows.map(toMark)
}

/** All marked trajectories of a project, or of one run, with what people and judges said of them. */
export async function markedTrajectories(projectId: string, jobId?: string): Promise<MarkedTrajectory[]> {
  const rows = await db().trajectory.findMany({
    where: { projectId, jobId, marks: { some: {} } },
    orderBy: { id: 'asc' },
    select: {
      id: true,
      question: true,
      marks: { orderBy: { id: 'asc' } },
      skeleton: { select: { judgement: true, panel: true } },
      rejudgements: { select: { judgement: true, panel: true }, orderBy: { jobId: 'desc' } },
    },
  })
  return rows.map(({ id, question, marks, skeleton, rejudgements }) => ({
    trajectoryId: id,
    question,
    marks: marks.map(toMark),
    judgements: [...rejudgements, skeleton].flatMap(judgementsIn),
  }))
}

/** What was said of a trajectory: each judge of a panel, and what the panel came to. */
function judgementsIn(skeleton: { judgement: unknown; panel: unknown } | null): Judgement[] {
  const panel = skeleton?.panel as PanelJudgement | null | undefined
  const judgement = skeleton?.judgement as Judgement | null | undefined
  return [...(panel?.judges ?? []), ...(judgement ? [judgement] : [])]
}

/** Where a person stands in the queue of things to mark. */
export interface MarkQueue {
  /** The next one that the person has not marked; null when all are. */
  next: Id<'trajectory'> | null
  marked: number
  total: number
}

/**
 * The queue of one person over the answered attempts of a project or a run. The seed decides its order, the same for
 * everybody: the first of each band of scores (none, below 0.5, 0.8, 1, and 1), then the second of each, so that rare
 * scores are not drowned by frequent ones.
 */
export async function markQueue(
  projectId: string,
  { person, seed, jobId }: { person: string; seed: number; jobId?: string },
): Promise<MarkQueue> {
  const ofRun = jobId ? Prisma.sql`AND t."jobId" = ${jobId}` : Prisma.empty
  const [queue] = await db().$queryRaw<MarkQueue[]>(Prisma.sql`
    WITH pool AS (
      SELECT t.id, CASE WHEN t.score IS NULL THEN 0 WHEN t.score < 0.5 THEN 1 WHEN t.score < 0.8 THEN 2
          WHEN t.score < 1 THEN 3 ELSE 4 END AS band,
        EXISTS (SELECT 1 FROM "Mark" m WHERE m."trajectoryId" = t.id AND m.person = ${person}) AS "isMarked"
      FROM "Trajectory" t WHERE t."projectId" = ${projectId} AND t.termination = 'answered' ${ofRun}
    ), ranked AS (
      SELECT *, row_number() OVER (PARTITION BY band ORDER BY md5(${String(seed)} || id)) AS rank FROM pool
    )
    SELECT (SELECT id FROM ranked WHERE NOT "isMarked" ORDER BY rank, band LIMIT 1) AS next,
      count(*) FILTER (WHERE "isMarked")::int AS marked, count(*)::int AS total FROM pool`)
  return queue ?? { next: null, marked: 0, total: 0 }
}
