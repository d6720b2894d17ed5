import { fail, ok, type Result } from '../shared/result'
import type { Tool, ToolKey } from '../tool'
import { variationProblem } from './augment/check-variation'
import type { Task } from './task'

const QUESTION_MAX = 4000

/**
 * A task with its question written anew by a person, checked as a variation is: it names no tool, still says the values of the
 * plan, and tells nothing that is withheld. The problem is one sentence that says what to change.
 */
export function editTask(
  task: Task,
  question: string,
  person: string,
  tools: readonly { key: ToolKey; tool: Tool }[],
): Result<Task> {
  const plain = question.trim()
  if (plain === '') return fail('empty', 'A task needs a question.')
  if (plain.length > QUESTION_MAX)
    return fail('too-long', `A question has at most ${QUESTION_MAX} characters.`)
  const edited: Task = {
    ...task,
    question: plain,
    leak: null,
    author: { kind: 'person', name: person },
  }
  const problem = variationProblem(task, edited, tools)
  if (!problem || problem.code === 'unchanged')
    return plain === task.question ? fail('unchanged', 'Nothing was changed.') : ok(edited)
  return {
    ok: false,
    problem: { ...problem, message: problem.message.replace('The variation', 'The question') },
  }
}
