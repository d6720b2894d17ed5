import { fingerprintOf } from '@/lib/shared/fingerprint'
import { newId } from '@/lib/shared/id'
import { storable } from '@/lib/shared/json'
import { fail, ok, type Result } from '@/lib/shared/result'
import {
  dimensionsFor,
  TASK_DIMENSIONS,
  TASK_MODES,
  type Task,
  type TaskReview,
  type TaskScores,
  type TaskThresholds,
} from '@/lib/task'
import { asJson, db, Prisma } from './client'

/** Which of these ids no task of the project has. */
export async function unknownTasks(projectId: string, ids: readonly string[]): Promise<string[]> {
  const known = await db().task.findMany({
    where: { projectId, id: { in: [...ids] } },
    select: { id: true },
  })
  const have = new Set(known.map(({ id }) => id))
  return ids.filter((id) => !have.has(id))
}

/** What a person makes of tasks. Saying the same twice changes nothing, so that a decision may be sent again. */
export async function reviewTasks(
  projectId: string,
  ids: readonly string[],
  review: TaskReview,
  reason: string | null,
): Promise<number> {
  const { count } = await db().task.updateMany({
    where: { projectId, id: { in: [...ids] } },
    data: { review, reviewReason: storable(reason), reviewedAt: review === 'proposed' ? null : new Date() },
  })
  return count
}

/** Keeps an edited task as the next version of one; the problem says when somebody else was faster. */
export async function saveTaskVersion(
  projectId: string,
  id: string,
  edited: Task,
  scores: TaskScores,
): Promise<Result<{ id: string; version: number }>> {
  const task = storable(edited)
  return db().$transaction(async (tx) => {
    const old = await tx.task.findFirst({ where: { id, projectId } })
    if (!old) return fail('not-found', 'There is no such task in this project.')
    const { count } = await tx.task.updateMany({ where: { id, isCurrent: true }, data: { isCurrent: false } })
    if (count === 0)
      return fail('overtaken', 'This task has a newer version by now. Open it and edit that one.')
    const { createdAt: _, plan: _plan, withheld: _withheld, augmentation: _augmentation, ...rest } = old
    const next = {
      ...rest,
      id: newId('task'),
      version: old.version + 1,
      isCurrent: true,
      question: task.question,
      language: task.language,
      plan: old.plan === null ? Prisma.DbNull : asJson(old.plan),
      withheld: asJson(old.withheld),
      augmentation: old.augmentation === null ? Prisma.DbNull : asJson(old.augmentation),
      scores: asJson(scores),
      leak: task.leak,
      author: task.author.name,
      authorKind: task.author.kind,
      review: 'proposed',
      reviewReason: null,
      reviewedAt: null,
      fingerprint: fingerprintOf(task),
      // Beside the version that it replaces, so that a list keeps its order.
      createdAt: old.createdAt,
    }
    await tx.task.create({ data: next })
    return ok({ id: next.id, version: next.version })
  })
}

/**
 * Refuses the tasks of a run that do not reach the thresholds and on which nobody has decided yet. Of what a task fails,
 * the reason names the first in the order of the dimensions.
 */
export async function refuseBelow(
  projectId: string,
  jobId: string,
  { thresholds }: Pick<TaskThresholds, 'thresholds'>,
): Promise<number> {
  let refused = 0
  for (const dimension of TASK_DIMENSIONS) {
    const least = thresholds[dimension]
    if (least === undefined || least < 2) continue
    const modes = TASK_MODES.filter((mode) => dimensionsFor(mode).includes(dimension))
    refused += await db().$executeRaw(Prisma.sql`
      UPDATE "Task" SET review = 'refused', "reviewedAt" = now(),
        "reviewReason" = ${`below ${least} on ${dimension.replaceAll('_', ' ')}`}
      WHERE "projectId" = ${projectId} AND "jobId" = ${jobId} AND part = 'task' AND "isCurrent"
        AND review = 'proposed' AND mode = ANY(${modes}) AND (scores->${dimension}->>'level')::int < ${least}`)
  }
  return refused
}
