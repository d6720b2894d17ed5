import type { Random } from '../../shared/random'
import type { Task } from '../../task'
import { type Judgement, judgeByRules, nothingJudged, type Trajectory } from '../../trajectory'
import { NO_USAGE } from '../agents/agent'
import { isTimeUp } from '../endings'
import { gateOf } from '../gate'
import type { ItemInput, Staged } from '../item'
import { judgeByModel } from '../model-judge'

/** The last gate: what the judge says of an answered attempt, and whether that suffices. */
export async function judgeStage(
  input: ItemInput,
  task: Task,
  trajectory: Trajectory,
  random: Random,
): Promise<Staged<Judgement>> {
  const { judgement, usage } = await judged(input, task, trajectory, random)
  return { value: judgement, ending: gateOf(judgement, input.params), usage }
}

async function judged(
  { players, signal }: ItemInput,
  task: Task,
  trajectory: Trajectory,
  random: Random,
): Promise<{ judgement: Judgement; usage: Staged<Judgement>['usage'] }> {
  const [model = null] = players.judges
  if (!model) return { judgement: judgeByRules(task, trajectory), usage: NO_USAGE }
  try {
    const seed = random.fork('judge').int(0, 2 ** 31 - 1)
    return await judgeByModel({ task, trajectory, model, seed, signal })
  } catch (error) {
    if (!isTimeUp(signal)) throw error
    return {
      judgement: nothingJudged('The time limit was reached before the judge had spoken.'),
      usage: NO_USAGE,
    }
  }
}
