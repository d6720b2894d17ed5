import type { Random } from '../../shared/random'
import { seedFrom } from '../../shared/seed'
import { type Task, writeTask } from '../../task'
import { NO_USAGE } from '../agents/agent'
import { askForItem } from '../ask-for-item'
import type { ItemInput, Staged } from '../item'
import { writeTaskByModel } from '../model-author'

/** The first gate: a task in the item's mode that names no tool, or the one that is there already. */
export async function writeStage(input: ItemInput, random: Random): Promise<Staged<Task>> {
  if (input.task) return { value: input.task, ending: null, usage: NO_USAGE }
  const { value: task, usage } = await written(input, random)
  if (!task.ok)
    return {
      value: null,
      ending: { outcome: 'dropped', reason: task.problem.code, detail: task.problem.message },
      usage,
    }
  const { leak } = task.value
  const ending =
    leak === null
      ? null
      : {
          outcome: 'dropped' as const,
          reason: 'names-a-tool',
          detail: `The question names the tool ${leak}.`,
        }
  return { value: task.value, ending, usage }
}

function written(
  { mode, chain, tools, graph, params: { serverTools }, players, signal }: ItemInput,
  random: Random,
) {
  const model = players.author
  if (!model) {
    const value = writeTask({ mode, chain, tools, graph, serverTools, random })
    return { value, usage: NO_USAGE }
  }
  const seed = seedFrom(random.fork('author'))
  return askForItem(signal, () => writeTaskByModel({ mode, chain, tools, serverTools, model, seed, signal }))
}
