import { findTask } from '@/lib/db/task-list'
import { saveTaskVersion } from '@/lib/db/task-review'
import { offeredTools } from '@/lib/db/trajectories'
import { fail, type Result } from '@/lib/shared/result'
import { editTask as edited, scoreByRules } from '@/lib/task'

/**
 * A person's new wording of a task, kept as its next version. It is checked for tool names, lost values and what is withheld,
 * and scored anew by rules: what a model said of the old words does not count for the new ones.
 */
export async function editTask(
  projectId: string,
  id: string,
  question: string,
): Promise<Result<{ id: string; version: number }>> {
  const found = await findTask(projectId, id)
  if (!found) return fail('not-found', 'There is no such task in this project.')
  const tools = await offeredTools(projectId, found.documentIds)
  const task = edited(found.task, question, 'a person', tools)
  return task.ok ? saveTaskVersion(projectId, id, task.value, scoreByRules(task.value, tools)) : task
}
