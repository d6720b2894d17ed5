'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { parseCursor } from '@/lib/db/keyset'
import { findTask, listTasks, listTasksToReview } from '@/lib/db/task-list'
import { refuseBelow as refuse, reviewTasks } from '@/lib/db/task-review'
import { action } from '@/lib/server/action'
import { fail, ok } from '@/lib/shared/result'
import { editTask as edit } from '@/lib/studio/edit-task'
import { TASK_DIMENSIONS, TASK_REVIEWS, type TaskDimension, TaskFilter, type TaskLevel } from '@/lib/task'

const Page = z.object({ filter: TaskFilter, after: z.string() })

/** The next page of the list. */
export const listMoreTasks = action(Page, async ({ filter, after }, { project }) => {
  const cursor = parseCursor('task', after)
  if (!cursor) return fail('bad-input', 'This is no place in the list.')
  return ok(await listTasks(project.id, filter, { after: cursor }))
})

/** The next page of the review. */
export const listMoreToReview = action(Page, async ({ filter, after }, { project }) => {
  const cursor = parseCursor('task', after)
  if (!cursor) return fail('bad-input', 'This is no place in the list.')
  return ok(await listTasksToReview(project.id, filter, { after: cursor }))
})

const Decision = z.object({
  taskId: z.string(),
  review: z.enum(TASK_REVIEWS),
  reason: z.string().max(400).nullable(),
})

/** Keeps what a person made of a task; sent again it changes nothing. */
export const decideTask = action(Decision, async ({ taskId, review, reason }, { project }) => {
  const count = await reviewTasks(project.id, [taskId], review, reason)
  return count === 0 ? fail('not-found', 'There is no such task in this project.') : ok(null)
})

/** Keeps a person's wording as the next version of a task, and answers with it. */
export const editTask = action(
  z.object({ taskId: z.string(), question: z.string() }),
  async ({ taskId, question }, { project }) => {
    const saved = await edit(project.id, taskId, question)
    if (!saved.ok) return saved
    const page = await findTask(project.id, saved.value.id)
    if (!page) return fail('not-found', 'The new version cannot be read.')
    const { id, version, review, reviewReason, task, scores } = page
    return ok({ id, version, question: task.question, review, reviewReason, task, scores })
  },
)

const level = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)])
const Refuse = z.object({
  jobId: z.string(),
  thresholds: z.partialRecord(z.enum(TASK_DIMENSIONS), level) as z.ZodType<{
    [dimension in TaskDimension]?: TaskLevel
  }>,
})

/** Refuses the undecided tasks of a run that do not reach the thresholds; answers with how many. */
export const refuseBelow = action(Refuse, async ({ jobId, thresholds }, { project }) => {
  const refused = await refuse(project.id, jobId, { thresholds })
  revalidatePath('/tasks', 'layout')
  return ok(refused)
})
