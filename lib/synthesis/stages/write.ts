import { isItemProblem, ModelError } from '../../shared/model'
import type { Random } from '../../shared/random'
import { fail, type Result } from '../../shared/result'
import { type Task, writeTask } from '../../task'
import { NO_USAGE } from '../agents/agent'
import { isTimeUp } from '../endings'
import type { ItemInput, Staged } from '../item'
import { writeTaskByModel } from '../model-author'

/** The first gate: a task in the item's mode, or the one that is there already. */
export async function writeStage(input: ItemInput, random: Random): Promise<Staged<Task>> {
  if (input.task) return { value: input.task, ending: null, usage: NO_USAGE }
  const { task, usage } = await written(input, random)
  return task.ok
    ? { value: task.value, ending: null, usage }
    : {
        value: null,
        ending: { outcome: 'dropped', reason: task.problem.code, detail: task.problem.message },
        usage,
      }
}

async function written(
  { mode, chain, tools, graph, players, signal }: ItemInput,
  random: Random,
): Promise<{ task: Result<Task>; usage: Staged<Task>['usage'] }> {
  if (mode !== 'chain' || !chain || !graph)
    return { task: fail('no-plan', `Nobody writes tasks of the kind ${mode} yet.`), usage: NO_USAGE }
  const model = players.author
  if (!model) return { task: writeTask({ chain, tools, graph, random }), usage: NO_USAGE }
  try {
    return await writeTaskByModel({
      chain,
      tools,
      model,
      seed: random.fork('author').int(0, 2 ** 31 - 1),
      signal,
    })
  } catch (error) {
    if (isTimeUp(signal))
      return {
        task: fail('time-limit', 'The time limit was reached before the task was written.'),
        usage: NO_USAGE,
      }
    if (!(error instanceof ModelError) || !isItemProblem(error.code)) throw error
    return { task: fail(error.code, error.message), usage: error.usage }
  }
}
