import type { Id } from '@/lib/shared/id'
import type { ScoreRow, Task, TaskFilter, TaskLevel, TaskMode, TaskReview, TaskScores } from '@/lib/task'
import { TASK_DIMENSIONS, type TaskDimension } from '@/lib/task'
import type { ToolKey } from '@/lib/tool'
import type { Outcome } from '@/lib/trajectory'
import { db, Prisma } from './client'
import { type Cursor, pageAfter, pageOf } from './keyset'
import { toTask } from './tasks'

/** The narrow row that lists show. */
export interface TaskRow {
  id: Id<'task'>
  jobId: Id<'job'>
  ordinal: number
  version: number
  mode: TaskMode
  question: string
  expectedTools: ToolKey[]
  axis: NonNullable<TaskFilter['axis']>
  author: string
  authorKind: Task['author']['kind']
  review: TaskReview
  reviewReason: string | null
  leak: string | null
  /** What became of its item. */
  outcome: Outcome | null
  reason: string | null
  levels: { [dimension in TaskDimension]: TaskLevel | null }
  createdAt: Date
}

const levelOf = (dimension: TaskDimension) => Prisma.sql`(t.scores->${dimension}->>'level')::int`
const levels = Prisma.sql`json_build_object(${Prisma.join(
  TASK_DIMENSIONS.flatMap((dimension) => [Prisma.sql`${dimension}::text`, levelOf(dimension)]),
)})`
const narrow = Prisma.sql`t.id, t."jobId", t.ordinal, t.version, t.mode, t.question, t."expectedTools",
  coalesce(t.augmentation->>'axis', 'none') AS axis, t.author, t."authorKind", t.review, t."reviewReason", t.leak,
  i.outcome, i.reason, ${levels} AS levels, t."createdAt"`
const from = Prisma.sql`"Task" t LEFT JOIN "JobItem" i ON i."jobId" = t."jobId" AND i.ordinal = t.ordinal`

/** A filter as SQL conditions on "Task" t and its "JobItem" i: the newest version of what was attempted, not what it was varied from. */
function conditions(projectId: string, filter: TaskFilter): Prisma.Sql {
  const all = [
    Prisma.sql`t."projectId" = ${projectId}`,
    Prisma.sql`t.part = 'task'`,
    Prisma.sql`t."isCurrent"`,
  ]
  if (filter.jobId) all.push(Prisma.sql`t."jobId" = ${filter.jobId}`)
  if (filter.mode) all.push(Prisma.sql`t.mode = ${filter.mode}`)
  if (filter.axis) all.push(Prisma.sql`coalesce(t.augmentation->>'axis', 'none') = ${filter.axis}`)
  if (filter.review) all.push(Prisma.sql`t.review = ${filter.review}`)
  if (filter.author) all.push(Prisma.sql`t."authorKind" = ${filter.author}`)
  if (filter.outcome) all.push(Prisma.sql`i.outcome = ${filter.outcome}`)
  if (filter.leak)
    all.push(filter.leak === 'yes' ? Prisma.sql`t.leak IS NOT NULL` : Prisma.sql`t.leak IS NULL`)
  if (filter.text) all.push(Prisma.sql`t.question ILIKE ${`%${filter.text.replace(/[\\%_]/g, '\\$&')}%`}`)
  return Prisma.join(all, ' AND ')
}

/** One page, newest first. `next` is the cursor of the following page, null on the last. */
export async function listTasks(
  projectId: string,
  filter: TaskFilter,
  { after, limit = 100 }: { after?: Cursor<'task'>; limit?: number } = {},
): Promise<{ rows: TaskRow[]; next: Cursor<'task'> | null }> {
  const rows = await db().$queryRaw<TaskRow[]>(Prisma.sql`
    SELECT ${narrow} FROM ${from} WHERE ${conditions(projectId, filter)} ${pageAfter(after, limit)}`)
  return pageOf(rows, limit)
}

/** How many tasks the filter meets, how many of them wait for a person, and how many there are at all. */
export async function countTasks(
  projectId: string,
  filter: TaskFilter,
): Promise<{ matching: number; proposed: number; total: number }> {
  const [counted] = await db().$queryRaw<{ matching: number; proposed: number; total: number }[]>(Prisma.sql`
    SELECT count(*)::int AS matching, count(*) FILTER (WHERE t.review = 'proposed')::int AS proposed,
      (SELECT count(*)::int FROM "Task" WHERE "projectId" = ${projectId} AND part = 'task' AND "isCurrent") AS total
    FROM ${from} WHERE ${conditions(projectId, filter)}`)
  return counted ?? { matching: 0, proposed: 0, total: 0 }
}

/** The runs that wrote tasks, newest first, for filters and thresholds. */
export function runsOfTasks(projectId: string): Promise<{ id: Id<'job'>; title: string; count: number }[]> {
  return db().$queryRaw(Prisma.sql`
    SELECT j.id, j.title, count(*)::int AS count FROM "Task" t JOIN "Job" j ON j.id = t."jobId"
    WHERE t."projectId" = ${projectId} AND t.part = 'task' AND t."isCurrent"
    GROUP BY j.id, j.title, j."createdAt" ORDER BY j."createdAt" DESC LIMIT 500`)
}

/** One task with everything about it, and what it came from and led to. */
export interface TaskPage extends TaskRow {
  task: Task
  scores: TaskScores | null
  fingerprint: string
  seed: number
  detail: string | null
  documentIds: string[]
  lineage: {
    job: { id: Id<'job'>; title: string }
    graph: { id: Id<'graph'>; name: string; version: number; chainId: Id<'chain'> | null } | null
    servers: { id: Id<'server'>; title: string; version: number }[]
    parent: { id: Id<'task'>; question: string } | null
    variations: { id: Id<'task'>; question: string; axis: string }[]
    /** Earlier and later versions, oldest first. */
    versions: { id: Id<'task'>; version: number; author: string; isCurrent: boolean }[]
    trajectories: { id: Id<'trajectory'>; outcome: Outcome; reason: string | null; score: number | null }[]
  }
}

/** A task of any part and version; null when the project has none of this id. */
export async function findTask(projectId: string, id: string): Promise<TaskPage | null> {
  const row = await db().task.findFirst({
    where: { id, projectId },
    include: {
      job: { select: { id: true, title: true } },
      graphVersion: { select: { version: true, graph: { select: { id: true, name: true } } } },
      parent: { select: { id: true, question: true } },
      variations: {
        where: { isCurrent: true },
        select: { id: true, question: true, augmentation: true },
        take: 100,
      },
    },
  })
  if (!row) return null
  const [[listed], servers, versions, trajectories, item] = await Promise.all([
    db().$queryRaw<TaskRow[]>(Prisma.sql`SELECT ${narrow} FROM ${from} WHERE t.id = ${id}`),
    db().toolDocument.findMany({
      where: { id: { in: row.documentIds } },
      select: { version: true, server: { select: { id: true } }, title: true },
    }),
    db().task.findMany({
      where: { jobId: row.jobId, ordinal: row.ordinal, part: row.part },
      orderBy: { version: 'asc' },
      select: { id: true, version: true, author: true, isCurrent: true },
    }),
    db().trajectory.findMany({
      where: { task: { jobId: row.jobId, ordinal: row.ordinal } },
      select: { id: true, outcome: true, reason: true, score: true },
      take: 100,
    }),
    db().jobItem.findUnique({
      where: { jobId_ordinal: { jobId: row.jobId, ordinal: row.ordinal } },
      select: { detail: true },
    }),
  ])
  if (!listed) return null
  return {
    ...listed,
    task: toTask(row),
    scores: row.scores as unknown as TaskScores | null,
    fingerprint: row.fingerprint,
    seed: row.seed,
    detail: item?.detail ?? null,
    documentIds: row.documentIds,
    lineage: {
      job: row.job as TaskPage['lineage']['job'],
      graph: row.graphVersion && {
        id: row.graphVersion.graph.id as Id<'graph'>,
        name: row.graphVersion.graph.name,
        version: row.graphVersion.version,
        chainId: row.chainId as Id<'chain'> | null,
      },
      servers: servers.map(({ server, title, version }) => ({
        id: server.id as Id<'server'>,
        title,
        version,
      })),
      parent: row.parent as TaskPage['lineage']['parent'],
      variations: row.variations.map(({ id: of, question, augmentation }) => ({
        id: of as Id<'task'>,
        question,
        axis: String((augmentation as { axis?: string } | null)?.axis ?? ''),
      })),
      versions: versions as TaskPage['lineage']['versions'],
      trajectories: trajectories as TaskPage['lineage']['trajectories'],
    },
  }
}

/** The levels of a run's tasks, equal ones counted together: enough to try any thresholds without asking again. */
export function scoreRows(projectId: string, jobId: string): Promise<ScoreRow[]> {
  return db().$queryRaw(Prisma.sql`
    SELECT mode, levels::jsonb AS levels, count(*)::int AS count FROM (
      SELECT t.mode, ${levels}::text AS levels FROM ${from}
      WHERE ${conditions(projectId, { jobId })} AND t.scores IS NOT NULL AND t.review <> 'refused') each
    GROUP BY mode, levels`)
}

/** A page of tasks with all that a reviewer reads of each. */
export async function listTasksToReview(
  projectId: string,
  filter: TaskFilter,
  { after, limit = 50 }: { after?: Cursor<'task'>; limit?: number } = {},
): Promise<{
  rows: (Pick<TaskRow, 'id' | 'version' | 'question' | 'review' | 'reviewReason'> & {
    task: Task
    scores: TaskScores | null
  })[]
  next: Cursor<'task'> | null
}> {
  const { rows, next } = await listTasks(projectId, filter, { after, limit })
  const whole = await db().task.findMany({ where: { id: { in: rows.map(({ id }) => id) } } })
  const byId = new Map(whole.map((row) => [row.id, row]))
  return {
    next,
    rows: rows.flatMap(({ id, version, question, review, reviewReason }) => {
      const row = byId.get(id)
      return row
        ? [
            {
              ...{ id, version, question, review, reviewReason },
              task: toTask(row),
              scores: row.scores as unknown as TaskScores | null,
            },
          ]
        : []
    }),
  }
}
