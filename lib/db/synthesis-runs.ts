import type { JobStatus } from '@/lib/job'
import type { Id } from '@/lib/shared/id'
import type { SynthesisParams } from '@/lib/synthesis'
import { db } from './client'

/** The newest runs whose tasks a person has accepted, with how many; a run can be played from each. */
export function listRunsWithTasks(
  projectId: string,
): Promise<{ jobId: string; title: string; accepted: number }[]> {
  return db().$queryRaw`
    SELECT j.id AS "jobId", j.title, count(*)::int AS accepted
    FROM "Task" t JOIN "Job" j ON j.id = t."jobId"
    WHERE t."projectId" = ${projectId} AND t.review = 'accepted' AND t.part = 'task'
    GROUP BY j.id, j.title ORDER BY j.id DESC LIMIT 200`
}

/** A run in the list of runs: how far it came, what of it was kept, who played. */
export interface RunRow {
  id: Id<'job'>
  title: string
  status: JobStatus
  reason: string | null
  total: number
  done: number
  kept: number
  /** US dollars; null when nothing was spent, or a price of what was is unknown. */
  cost: number | null
  calls: number
  models: SynthesisParams['models']
  createdAt: string
  startedAt: string | null
  finishedAt: string | null
}

/** The newest synthesis runs of a project. */
export async function listRuns(projectId: string, limit = 200): Promise<RunRow[]> {
  const rows = await db().$queryRaw<
    (Omit<RunRow, 'createdAt' | 'startedAt' | 'finishedAt'> & {
      createdAt: Date
      startedAt: Date | null
      finishedAt: Date | null
    })[]
  >`
    SELECT id, title, status, reason, total, done, kept, cost, calls, params->'models' AS models, "createdAt",
      "startedAt", "finishedAt"
    FROM "Job" WHERE "projectId" = ${projectId} AND kind = 'synthesis' ORDER BY id DESC LIMIT ${limit}`
  return rows.map(({ createdAt, startedAt, finishedAt, ...row }) => ({
    ...row,
    createdAt: createdAt.toISOString(),
    startedAt: startedAt?.toISOString() ?? null,
    finishedAt: finishedAt?.toISOString() ?? null,
  }))
}
