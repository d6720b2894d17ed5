import type { Augmentation, PlannedCall, Task, TaskMode, WithheldValue } from '@/lib/task'
import type { ToolKey } from '@/lib/tool'
import type { Prisma } from './client'

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
