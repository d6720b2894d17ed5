import type { Random } from '../../shared/random'
import type { Task } from '../../task'
import { createEmulator } from '../../tool'
import type { Trajectory } from '../../trajectory'
import { createBuiltInAgent } from '../agents/built-in-agent'
import { createModelAgent } from '../agents/model-agent'
import type { ItemInput, Staged } from '../item'
import { play } from '../play'

/** One attempt at the task. What did not end in an answer is dropped under its termination, and kept as a record. */
export async function playStage(input: ItemInput, task: Task, random: Random): Promise<Staged<Trajectory>> {
  const { ordinal, params, players, signal } = input
  const tools = input.tools.filter(({ key }) => !task.withheldTools.includes(key))
  const agent = players.agent
    ? createModelAgent({ model: players.agent, tools, seed: random.fork('agent').int(0, 2 ** 31 - 1) })
    : createBuiltInAgent({ task, tools, random: random.fork('agent') })
  const session = createEmulator({
    tools,
    seed: [params.seed, 'item', ordinal],
    failureRate: params.failureRate,
  })
  const { trajectory, problem } = await play({
    task,
    tools,
    agent,
    backend: { name: 'built-in emulator', session },
    turnsMax: params.turnsMax,
    signal,
  })
  const { termination, terminationReason, usage } = trajectory
  const ending =
    termination === 'answered'
      ? null
      : { outcome: 'dropped' as const, reason: problem ?? termination, detail: terminationReason }
  return { value: trajectory, ending, usage }
}
