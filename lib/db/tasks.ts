import type { Augmentation, PlannedCall, Task, TaskMode, WithheldValue } from '@/lib/task'
import type { ToolKey } from '@/lib/tool'
import { db, Prisma } from './client'

/** The domain's task of a stored row. */
export function toTask(row: Prisma.TaskGetPayload<object>): Task {
  const withheld = row.withheld as unknown as { tools: ToolKey[]; values: WithheldValue[] }
  return {
    mode: row.mode as TaskMode,
    question: row.question,
    language: row.language,
    expectedTools: row.expectedTools as ToolKey[],
    plan: row.plan as unknown as PlannedCall[] | null,
    withheldTools: withheld.tools,
    withheldValues: withheld.values,
    answer: row.answer,
    leak: row.leak,
    augmentation: row.augmentation as unknown as Augmentation | null,
    author: { kind: row.authorKind as Task['author']['kind'], name: row.author },
  }
}

/**
 * The tasks of a run that a person accepted, in the order of its items. Of an edited task the newest version counts; only
 * ids and fingerprints, because there may be many.
 */
export function acceptedTasks(
  projectId: string,
  jobId: string,
): Promise<{ id: string; fingerprint: string }[]> {
  return db().$queryRaw(Prisma.sql`
    SELECT id, fingerprint FROM (
      SELECT DISTINCT ON (ordinal) ordinal, id, fingerprint, review FROM "Task"
      WHERE "projectId" = ${projectId} AND "jobId" = ${jobId} AND part = 'task'
      ORDER BY ordinal, version DESC) newest
    WHERE review = 'accepted' ORDER BY ordinal`)
}
