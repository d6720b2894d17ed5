import type { JsonValue } from '../../shared/json'
import type { Random } from '../../shared/random'
import { spoken, type Task, type WithheldValue } from '../../task'
import { purposeOf, type ToolKey } from '../../tool'
import { callsOf, type MessageStep, type OfferedTools, type Step } from '../../trajectory'
import { changesHeard } from '../users/change-of-mind'
import { type Agent, type AgentTurn, NO_USAGE, type WantedCall } from './agent'
import { answerOf, openingThought, questionFor, type ToolOf, thoughtBetween } from './built-in-words'
import { argumentsOf, changed, type Progress, readResult, startOf } from './plan-progress'

const RETRIES_MAX = 3
/** How often independent readings are asked for together. */
const PARALLEL_CHANCE = 0.6

/**
 * A scripted demonstrator, not a model: follows the task's plan, asks once for what the user has not said, fills
 * arguments from the request and from earlier results, makes a call again up to three times when its failure may pass,
 * leaves out what a lasting failure or a missing tool makes impossible and says so, does again what the user wants
 * otherwise, and reports only values that it was given. A request without need of tools it answers directly.
 */
export function createBuiltInAgent({
  task,
  tools,
  described,
  random,
}: {
  task: Task
  /** Those that it may call. */
  tools: OfferedTools
  /** Those that it has words for: of what it may not call it can still say what it would do. */
  described: OfferedTools
  random: Random
}): Agent {
  let progress = startOf(task.plan ?? [], new Set(tools.map(({ key }) => key)))
  const toolOf = (key: ToolKey) => described.find((known) => known.key === key)?.tool
  const isParallel = random.chance(PARALLEL_CHANCE)
  /** The planned calls of the last turn, in the order in which they were asked for. */
  let asked: number[] = []
  let seen = 0
  let heard = 1
  const questioned = new Set<string>()

  const turn = (parts: Partial<AgentTurn>): AgentTurn => ({
    thought: null,
    calls: [],
    answer: null,
    usage: NO_USAGE,
    durationMs: null,
    ...parts,
  })

  return {
    name: 'built-in agent',
    async next(record: readonly Step[]) {
      seen = settle(record, progress, asked, seen).seen
      const messages = userMessages(record)
      progress = hear(progress, messages, heard, task.withheldValues)
      heard = messages.length
      giveUpUnsaid(progress, toolOf, questioned)
      skipHopeless(progress, toolOf)
      const missing = missingValues(progress, toolOf)
      if (missing.length > 0) {
        for (const value of missing) questioned.add(keyOf(value))
        asked = []
        return turn({ answer: questionFor(missing, random.fork('question')) })
      }
      const ready = readyCalls(progress, toolOf, isParallel)
      if (ready.length > 0) {
        const words = random.fork(seen)
        const next = ready.map(({ step }) => step)
        const thought =
          seen === 0
            ? openingThought(progress, toolOf, words)
            : thoughtBetween(progress, asked, next, toolOf, words)
        asked = next
        for (const step of asked) progress.attempts[step] = (progress.attempts[step] ?? 0) + 1
        return turn({ thought, calls: ready.map(({ call }) => call) })
      }
      const thought = progress.states.some(({ status }) => status === 'failed')
        ? thoughtBetween(progress, asked, [], toolOf, random.fork(seen))
        : null
      asked = []
      return turn({ thought, answer: answerOf(task, progress, toolOf, random.fork('answer')) })
    },
  }
}

const userMessages = (record: readonly Step[]): MessageStep[] =>
  record.filter((step): step is MessageStep => step.kind === 'message' && step.role === 'user')

/** What the user has said since: which values are still unsaid, and what they want otherwise. */
function hear(
  progress: Progress,
  messages: readonly MessageStep[],
  heard: number,
  ofTask: readonly WithheldValue[],
): Progress {
  const told = messages.map(({ text }) => text).join('\n')
  const withheld = messages[0]?.withheld ?? ofTask
  const unknown = withheld.filter(({ parameter, value }) => !told.includes(spoken(parameter, value)))
  const changes = messages.slice(heard).flatMap(({ text }) => changesHeard(text))
  const known = { ...progress, unknown }
  if (changes.length === 0) return known
  return changed(known, (name, value) => {
    const change = changes.find(({ from }) => from === spoken(name, value))
    return change ? valueLike(value, change.to) : null
  })
}

/** A spoken value in the type of the one that it replaces. */
function valueLike(value: JsonValue, said: string): JsonValue {
  if (typeof value === 'number' && Number.isFinite(Number(said))) return Number(said)
  return said.replace(/^"(.*)"$/, '$1')
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

const keyOf = ({ tool, parameter }: WithheldValue): string => `${tool} ${parameter}`

/** A value that was asked for and not given will not come. */
function giveUpUnsaid(progress: Progress, toolOf: ToolOf, questioned: ReadonlySet<string>): void {
  for (const [step, state] of progress.states.entries()) {
    if (state.status !== 'waiting') continue
    const args = argumentsOf(step, progress, toolOf)
    if ('asks' in args && questioned.has(keyOf(args.asks)))
      progress.states[step] = { status: 'skipped', reason: 'I was not told what it needs', because: step }
  }
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

/** What the user must say before anything that still can be done is done. */
function missingValues(progress: Progress, toolOf: ToolOf): WithheldValue[] {
  const missing = progress.states.flatMap((state, step) => {
    if (state.status !== 'waiting') return []
    const args = argumentsOf(step, progress, toolOf)
    return 'asks' in args ? [args.asks] : []
  })
  return [...new Map(missing.map((value) => [value.parameter, value])).values()]
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
