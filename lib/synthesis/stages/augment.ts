import type { ModelUsage } from '../../shared/model'
import type { Random } from '../../shared/random'
import type { Result } from '../../shared/result'
import { seedFrom } from '../../shared/seed'
import { BUILT_IN_PERSONAS, type Task, varyTask } from '../../task'
import { NO_USAGE } from '../agents/agent'
import { askForItem } from '../ask-for-item'
import type { ItemInput, Staged } from '../item'
import { varyByModel } from '../model-augmenter'

/** The second gate: a variation of the task along the item's axis, checked. The task itself where there is no axis. */
export async function augmentStage(
  input: ItemInput,
  task: Task,
  random: Random,
): Promise<Staged<Task> & { judged: ModelUsage }> {
  const { value: varied, usage, judged } = await variation(input, task, random)
  return varied.ok
    ? { value: varied.value, ending: null, usage, judged }
    : {
        value: null,
        ending: { outcome: 'dropped', reason: varied.problem.code, detail: varied.problem.message },
        usage,
        judged,
      }
}

async function variation(
  { augmentation: axis, tools, graph, params, players, signal }: ItemInput,
  task: Task,
  random: Random,
): Promise<{ value: Result<Task>; usage: ModelUsage; judged: ModelUsage }> {
  const personas = params.personas ?? BUILT_IN_PERSONAS
  const none = { usage: NO_USAGE, judged: NO_USAGE }
  if (axis === 'none') return { value: { ok: true, value: task }, ...none }
  const model = players.author
  const draw = random.fork('augmentation')
  if (!model) return { value: varyTask(task, axis, { tools, graph, personas, random: draw }), ...none }
  let judged: ModelUsage = NO_USAGE
  const judge = players.judges.find((player) => player !== null) ?? model
  const asked = await askForItem(signal, async () => {
    const seed = seedFrom(draw)
    const pick = <Item>(items: readonly Item[]) => draw.pick(items)
    const reply = await varyByModel({ task, axis, tools, personas, model, judge, seed, pick, signal })
    judged = reply.judged ?? NO_USAGE
    return reply
  })
  return { ...asked, judged }
}
