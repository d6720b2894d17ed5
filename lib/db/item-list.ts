import type { TriedPlan } from '@/lib/synthesis'
import { db } from './client'
import type { WorkedItem } from './job-items'

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
