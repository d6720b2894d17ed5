import { isSameLanguage } from '../../shared/language'
import type { ModelUsage } from '../../shared/model'
import type { Random } from '../../shared/random'
import { seedFrom } from '../../shared/seed'
import type { Task } from '../../task'
import { createEmulator, type ToolBackend, type ToolKey } from '../../tool'
import type { OfferedTools, Step, Trajectory } from '../../trajectory'
import { type Agent, NO_USAGE } from '../agents/agent'
import { createBuiltInAgent } from '../agents/built-in-agent'
import { createModelAgent } from '../agents/model-agent'
import { createLiveBackend } from '../backends/live-backend'
import { createModelEmulator } from '../backends/model-emulator'
import type { Ending, ItemInput, Players, Staged } from '../item'
import { type Played, play } from '../play'
import { tallied } from '../tallied'
import { createBuiltInUser } from '../users/built-in-user'
import { changeOfMind } from '../users/change-of-mind'
import { holdBack } from '../users/hold-back'
import { createModelUser } from '../users/model-user'
import { createOneMessage, type User } from '../users/user'
import { offeredTools } from './offered-tools'

/** An attempt, with what each of those who had a part in it used. */
export interface StagedPlay extends Staged<Trajectory> {
  spent: { [role in PlayedRole]: ModelUsage }
}
type PlayedRole = 'agent' | 'emulator' | 'user'

/** One attempt at the task. What did not end in an answer is dropped for its reason, and kept as a record. */
export async function playStage(input: ItemInput, task: Task, random: Random): Promise<StagedPlay> {
  const { params, signal } = input
  const cast = castOf(input.players)
  // The same list where it is whole: what is worked out of it is worked out once.
  const known =
    task.withheldTools.length === 0
      ? input.tools
      : input.tools.filter(({ key }) => !task.withheldTools.includes(key))
  const { tools, distractors } = offeredTools(
    known,
    input.distractors ?? null,
    params.distractors,
    random.fork('distractors'),
  )
  const described = input.tools
  const agent = agentFor(cast.models.agent, { task, tools, described, random: random.fork('agent') })
  if (!agent)
    return {
      value: null,
      ending: {
        outcome: 'dropped',
        reason: 'no-plan',
        detail: 'The built-in agent follows a plan, and the task came without one.',
      },
      usage: NO_USAGE,
      spent: cast.spent(),
    }
  const backend = backendFor(input, cast.models.emulator, { task, tools, distractors })
  const played = await play({
    tools,
    distractors,
    agent,
    user: userFor(input, cast.models.user, { task, tools: known, random: random.fork('user') }),
    backend,
    turnsMax: params.turnsMax,
    tokensMax: params.tokensMax,
    tokensSpent: cast.tokensSpent,
    signal,
  }).finally(() => backend.close?.())
  return { value: played.trajectory, ending: endingOf(played, task), usage: NO_USAGE, spent: cast.spent() }
}

/** The models that have a part in an attempt, each counted. */
function castOf({ agent, emulator, user }: Players) {
  const counted = {
    agent: agent && tallied(agent),
    emulator: emulator && tallied(emulator),
    user: user && tallied(user),
  }
  const spent = () => ({
    agent: counted.agent?.usage() ?? NO_USAGE,
    emulator: counted.emulator?.usage() ?? NO_USAGE,
    user: counted.user?.usage() ?? NO_USAGE,
  })
  return {
    models: {
      agent: counted.agent?.model ?? null,
      emulator: counted.emulator?.model ?? null,
      user: counted.user?.model ?? null,
    },
    spent,
    tokensSpent: () => Object.values(spent()).reduce((sum, used) => sum + used.tokensIn + used.tokensOut, 0),
  }
}

/** Null where nobody can play the task: rules follow a plan, and this one has none. */
function agentFor(
  model: Players['agent'],
  {
    task,
    tools,
    described,
    random,
  }: { task: Task; tools: OfferedTools; described: OfferedTools; random: Random },
): Agent | null {
  if (model) return createModelAgent({ model, tools, seed: seedFrom(random) })
  if (!task.plan && task.expectedTools.length > 0) return null
  return createBuiltInAgent({ task, tools, described, random })
}

function userFor(
  { params }: ItemInput,
  model: Players['user'],
  { task, tools, random }: { task: Task; tools: OfferedTools; random: Random },
): User {
  const { kind, withholdRate, changeRate, messagesMax } = params.user
  if (kind === 'one-message') return createOneMessage(task)
  const isReserved = task.withheldValues.length === 0 && random.fork('withhold').chance(withholdRate)
  const held = isReserved ? holdBack(task, tools, random.fork('held')) : null
  const change = random.fork('change').chance(changeRate)
    ? changeOfMind(task, tools, random.fork('mind'))
    : null
  return model
    ? createModelUser({ task, held, change, messagesMax, model, seed: seedFrom(random.fork('model')) })
    : createBuiltInUser({ task, held, change, messagesMax })
}

function backendFor(
  { ordinal, params, live }: ItemInput,
  model: Players['emulator'],
  { task, tools, distractors }: { task: Task; tools: OfferedTools; distractors: ToolKey[] },
): ToolBackend {
  const settings = { tools, seed: [params.seed, 'item', ordinal], failureRate: params.failureRate }
  const emulator = model
    ? createModelEmulator({ ...settings, model, request: task.question })
    : createEmulator(settings)
  return live ? createLiveBackend({ tools, distractors, live: live(), emulator }) : emulator
}

function endingOf({ trajectory, reason }: Played, task: Task): Ending | null {
  if (reason) return { outcome: 'dropped', reason, detail: trajectory.terminationReason }
  if (trajectory.steps.some(isOfGoneServer))
    return {
      outcome: 'dropped',
      reason: 'server-gone',
      detail: 'A tool server died in mid-dialogue and did not come back.',
    }
  const answer = trajectory.steps.findLast((step) => step.kind === 'answer')
  if (answer && !isSameLanguage(task.question, answer.text))
    return {
      outcome: 'dropped',
      reason: 'wrong-language',
      detail: 'The answer is in another language than the question.',
    }
  return null
}

const isOfGoneServer = (step: Step): boolean => step.kind === 'tool-result' && step.failure?.kind === 'gone'
