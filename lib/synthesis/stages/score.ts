import type { Random } from '../../shared/random'
import { seedFrom } from '../../shared/seed'
import { nothingScored, scoreByRules, type Task, type TaskScores, taskGateOf } from '../../task'
import { NO_USAGE } from '../agents/agent'
import { isTimeUp } from '../endings'
import type { ItemInput, Staged } from '../item'
import { scoreByModel } from '../model-scorer'

/** The third gate: five scores by the first judge, by rules where that is the built-in one, and what the thresholds make of them. */
export async function scoreStage(input: ItemInput, task: Task, random: Random): Promise<Staged<TaskScores>> {
  const { scores, usage } = await scored(input, task, random)
  return { value: scores, ending: taskGateOf(task.mode, scores, input.params.tasks), usage }
}

async function scored({ tools, players, signal }: ItemInput, task: Task, random: Random) {
  const [model = null] = players.judges
  if (!model) return { scores: scoreByRules(task, tools), usage: NO_USAGE }
  try {
    const seed = seedFrom(random.fork('scores'))
    return await scoreByModel({ task, tools, model, seed, signal })
  } catch (error) {
    if (!isTimeUp(signal)) throw error
    const reason = 'The time limit was reached before the task was scored.'
    return { scores: nothingScored(reason, { kind: 'model', name: model.name }), usage: NO_USAGE }
  }
}
