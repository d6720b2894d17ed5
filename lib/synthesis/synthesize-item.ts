import { type ChatModel, isItemProblem, ModelError, type ModelUsage } from '../shared/model'
import { type Random, randomFrom } from '../shared/random'
import { fail, type Result } from '../shared/result'
import { type Task, writeTask } from '../task'
import { createEmulator } from '../tool'
import type { Chain, ToolCallGraph } from '../tool-graph'
import {
  factsOf,
  type Judgement,
  judgeByRules,
  nothingJudged,
  type OfferedTools,
  type Outcome,
  type Trajectory,
  type TrajectoryFacts,
} from '../trajectory'
import { NO_USAGE, usageSum } from './agents/agent'
import { createBuiltInAgent } from './agents/built-in-agent'
import { createModelAgent } from './agents/model-agent'
import { isTimeUp } from './endings'
import { type Decision, decide } from './gate'
import { writeTaskByModel } from './model-author'
import { judgeByModel } from './model-judge'
import { play } from './play'
import type { SynthesisParams } from './synthesis'

export interface ItemInput {
  /** Position of the item in its run, from 0; with the run's seed it decides everything. */
  ordinal: number
  params: SynthesisParams
  chain: Chain
  graph: ToolCallGraph
  /** All tools of the server, not only the chain's (astra-spec 4.1). */
  tools: OfferedTools
  /** Who writes, acts and judges; null for the built-in rules. */
  model: ChatModel | null
  /** Ends the item: a reason named `TimeoutError` is the attempt's time limit, any other a cancellation. */
  signal: AbortSignal
}

/** What became of one item. `facts` and `judgement` are there whenever there is a trajectory. */
export interface ItemOutput {
  outcome: Outcome
  /** Kebab-case, countable; null when kept. */
  reason: string | null
  /** A sentence behind the reason, where there is one. */
  detail: string | null
  task: Task | null
  trajectory: Trajectory | null
  judgement: Judgement | null
  facts: TrajectoryFacts | null
  usage: ModelUsage
}

/**
 * Makes one item of a run: chain → task → attempt → judgement → decision. Pure but for the model it is given:
 * the same input gives the same output. Throws `ModelError` when the endpoint is down, so that the run pauses
 * and the item is done again; a reply that cannot be used drops or quarantines the item.
 */
export async function synthesizeItem(input: ItemInput): Promise<ItemOutput> {
  const random = randomFrom(input.params.seed, 'item', input.ordinal)
  const written = await taskFor(input, random)
  const { task } = written
  if (!task.ok)
    return {
      outcome: 'dropped',
      reason: task.problem.code,
      detail: task.problem.message,
      task: null,
      trajectory: null,
      judgement: null,
      facts: null,
      usage: written.usage,
    }

  const { trajectory, problem } = await attempt(input, task.value, random)
  const used = usageSum(written.usage, trajectory.usage)
  const judged =
    trajectory.termination === 'answered'
      ? await judgementFor(input, task.value, trajectory, random)
      : { judgement: nothingJudged('The attempt did not end in an answer.'), usage: NO_USAGE }
  const decision: Decision =
    problem === null
      ? decide(trajectory.termination, judged.judgement, input.params)
      : { outcome: 'dropped', reason: problem }
  return {
    ...decision,
    detail: trajectory.terminationReason,
    task: task.value,
    trajectory,
    judgement: judged.judgement,
    facts: factsOf(task.value, trajectory, judged.judgement, decision.outcome, decision.reason),
    usage: usageSum(used, judged.usage),
  }
}

const seedNumber = (random: Random, label: string): number => random.fork(label).int(0, 2 ** 31 - 1)

async function taskFor(
  { chain, tools, graph, model, signal }: ItemInput,
  random: Random,
): Promise<{ task: Result<Task>; usage: ModelUsage }> {
  if (!model) return { task: writeTask({ chain, tools, graph, random }), usage: NO_USAGE }
  try {
    return await writeTaskByModel({ chain, tools, model, seed: seedNumber(random, 'author'), signal })
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

function attempt({ ordinal, params, tools, model, signal }: ItemInput, task: Task, random: Random) {
  const agent = model
    ? createModelAgent({ model, tools, seed: seedNumber(random, 'agent') })
    : createBuiltInAgent({ task, tools, random: random.fork('agent') })
  const session = createEmulator({
    tools,
    seed: [params.seed, 'item', ordinal],
    failureRate: params.failureRate,
  })
  return play({
    task,
    tools,
    agent,
    backend: { name: 'built-in emulator', session },
    turnsMax: params.turnsMax,
    signal,
  })
}

async function judgementFor(
  { model, signal }: ItemInput,
  task: Task,
  trajectory: Trajectory,
  random: Random,
): Promise<{ judgement: Judgement; usage: ModelUsage }> {
  if (!model) return { judgement: judgeByRules(task, trajectory), usage: NO_USAGE }
  try {
    return await judgeByModel({ task, trajectory, model, seed: seedNumber(random, 'judge'), signal })
  } catch (error) {
    if (!isTimeUp(signal)) throw error
    return {
      judgement: nothingJudged('The time limit was reached before the judge had spoken.'),
      usage: NO_USAGE,
    }
  }
}
