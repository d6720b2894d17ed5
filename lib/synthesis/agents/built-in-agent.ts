import type { Random } from '../../shared/random'
import type { Task } from '../../task'
import { purposeOf, type ToolKey } from '../../tool'
import { callsOf, type OfferedTools, type Step } from '../../trajectory'
import { type Agent, type AgentTurn, NO_USAGE, type WantedCall } from './agent'
import { answerOf, openingThought, type ToolOf, thoughtBetween } from './built-in-words'
import { argumentsOf, type Progress, readResult, startOf } from './plan-progress'

const RETRIES_MAX = 3
/** How often independent readings are asked for together. */
const PARALLEL_CHANCE = 0.6

/**
 * A scripted demonstrator, not a model: follows the task's plan, fills arguments from the request and from
 * earlier results, makes a call again up to three times when its failure may pass, leaves out what a lasting
 * failure makes impossible, and reports only values that it was given. A task without a plan cannot be played.
 */
export function createBuiltInAgent({
  task,
  tools,
  random,
}: {
  task: Task
  tools: OfferedTools
  random: Random
}): Agent {
  const progress = startOf(task.plan ?? [])
  const toolOf = (key: ToolKey) => tools.find((offered) => offered.key === key)?.tool
  const isParallel = random.chance(PARALLEL_CHANCE)
  /** The planned calls of the last turn, in the order in which they were asked for. */
  let asked: number[] = []
  let seen = 0

  const turn = (thought: string, steps: readonly { step: number; call: WantedCall }[]): AgentTurn => {
    asked = steps.map(({ step }) => step)
    for (const step of asked) progress.attempts[step] = (progress.attempts[step] ?? 0) + 1
    return { thought, calls: steps.map(({ call }) => call), answer: null, usage: NO_USAGE, durationMs: null }
  }

  return {
    name: 'built-in agent',
    async next(record: readonly Step[]) {
      const latest = settle(record, progress, asked, seen)
      seen = latest.seen
      skipHopeless(progress, toolOf)
      const ready = readyCalls(progress, toolOf, isParallel)
      if (ready.length > 0) {
        const words = random.fork(seen)
        const thought =
          seen === 0
            ? openingThought(progress, toolOf, words)
            : thoughtBetween(
                progress,
                asked,
                ready.map(({ step }) => step),
                toolOf,
                words,
              )
        return turn(thought, ready)
      }
      const thought = progress.states.some(({ status }) => status === 'failed')
        ? thoughtBetween(progress, asked, [], toolOf, random.fork(seen))
        : null
      return {
        thought,
        calls: [],
        answer: answerOf(progress, toolOf, random.fork('answer')),
        usage: NO_USAGE,
        durationMs: null,
      }
    },
  }
}

/** Reads the answers to the last turn's calls into the progress. */
function settle(
  record: readonly Step[],
  progress: Progress,
  asked: readonly number[],
  seen: number,
): { seen: number } {
  const calls = callsOf(record)
  for (const [at, step] of asked.entries()) {
    const answered = calls[seen + at]
    if (!answered?.result) continue
    const { failure, content } = answered.result
    const attempts = progress.attempts[step] ?? 0
    if (!failure)
      progress.states[step] = {
        status: 'done',
        arguments: answered.call.arguments,
        result: readResult(content),
        content,
      }
    else if (!failure.isTransient || attempts > RETRIES_MAX)
      progress.states[step] = { status: 'failed', failure, attempts }
  }
  return { seen: calls.length }
}

/** Leaves out every call that waits for something which will not come. */
function skipHopeless(progress: Progress, toolOf: ToolOf): void {
  for (const [step, state] of progress.states.entries()) {
    if (state.status !== 'waiting') continue
    const args = argumentsOf(step, progress, toolOf)
    if ('lacks' in args)
      progress.states[step] = { status: 'skipped', reason: args.reason, because: args.lacks }
  }
}

/** The next call, with the independent readings after it where the agent works in parallel. What changes things keeps its order. */
function readyCalls(
  progress: Progress,
  toolOf: ToolOf,
  isParallel: boolean,
): { step: number; call: WantedCall }[] {
  const ready: { step: number; call: WantedCall }[] = []
  for (const [step, state] of progress.states.entries()) {
    const planned = progress.plan[step]
    if (state.status !== 'waiting' || !planned) continue
    const args = argumentsOf(step, progress, toolOf)
    if (!('ready' in args)) break
    const tool = toolOf(planned.tool)
    const isReading = tool !== undefined && ['list', 'get', 'calculate'].includes(purposeOf(tool).kind)
    if (ready.length > 0 && !isReading) break
    ready.push({ step, call: { tool: planned.tool, arguments: args.ready, malformed: null } })
    if (!isParallel || !isReading) break
  }
  return ready
}
