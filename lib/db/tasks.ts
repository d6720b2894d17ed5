import type { Augmentation, PlannedCall, Task, TaskMode, WithheldValue } from '@/lib/task'
import type { ToolKey } from '@/lib/tool'
import type { Chain } from '@/lib/tool-graph'
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

/** A stored task with what it was written from. */
export interface StoredTask {
  task: Task
  chain: Chain | null
  graphVersionId: string | null
  documentIds: string[]
}

/** Whole tasks by their ids; ids of other projects are left out. */
export async function getTasks(projectId: string, ids: readonly string[]): Promise<Map<string, StoredTask>> {
  const rows = await db().task.findMany({
    where: { projectId, id: { in: [...ids] } },
    include: { chain: { select: { tools: true, walks: true } } },
  })
  return new Map(
    rows.map(({ chain, ...row }) => [
      row.id,
      {
        task: toTask(row),
        chain: chain && { tools: chain.tools as ToolKey[], walks: chain.walks },
        graphVersionId: row.graphVersionId,
        documentIds: row.documentIds,
      },
    ]),
  )
}
