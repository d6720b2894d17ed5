import { isItemProblem, ModelError, type ModelProblemCode } from '../shared/model'
import type { Task } from '../task'
import { checkArguments, type ToolBackend, type ToolResult } from '../tool'
import type { OfferedTools, Step, StepKind, Termination, Trajectory } from '../trajectory'
import { type Agent, type AgentTurn, NO_USAGE, usageSum, type WantedCall } from './agents/agent'
import { isTimeUp } from './endings'

/** What the agent is told before the request (after astra-spec 4.1): plan before calls, answer in the user's language. */
const SYSTEM_PROMPT =
  'You help people by using the tools that you are given. Before you call any, think about what the request needs and in which order; do so again in every turn. Call tools only with values that the user or an earlier result gave. When a call fails, decide whether trying again can help. When nothing is left to do, answer in the language of the request: say what you found and did, and what did not work and why.'

export interface PlaySettings {
  task: Task
  tools: OfferedTools
  agent: Agent
  backend: { name: string; session: ToolBackend }
  /** Most agent turns (model calls), astra-spec 4.1. */
  turnsMax: number
  /** Ends the attempt: a reason named `TimeoutError` is the time limit, every other a cancellation. */
  signal: AbortSignal
}

/** The record of an attempt; `problem` is the code of the model problem that ended it, if one did. */
export interface Played {
  trajectory: Trajectory
  problem: ModelProblemCode | null
}

/**
 * Lets an agent work on a task against a backend until it answers or a limit ends it. What was done until then
 * is kept under its true termination; only `answered` is complete. Every call gets an id of its own and exactly
 * one result. Throws `ModelError` when the agent's endpoint is down.
 */
export async function play(settings: PlaySettings): Promise<Played> {
  const record = new Recorder(settings)
  for (let turn = 1; turn <= settings.turnsMax; turn++) {
    if (settings.signal.aborted) return record.end(...stopOf(settings.signal))
    let next: AgentTurn
    try {
      next = await settings.agent.next(record.steps, settings.signal)
    } catch (error) {
      if (settings.signal.aborted) return record.end(...stopOf(settings.signal))
      if (error instanceof ModelError && isItemProblem(error.code)) {
        record.use(error.usage)
        return record.end('error', `The model gave no usable reply: ${error.message}`, error.code)
      }
      throw error
    }
    record.use(next.usage)
    record.think(turn, next)
    if (next.answer !== null && next.calls.length === 0) {
      if (next.answer.trim() === '')
        return record.end('error', 'The agent gave neither a call nor an answer.')
      record.answer(turn, next)
      return record.end('answered', null)
    }
    await record.makeCalls(turn, next)
  }
  return record.end('turn-limit', `No answer within ${settings.turnsMax} turns.`)
}

const stopOf = (signal: AbortSignal): [Termination, string] =>
  isTimeUp(signal)
    ? ['time-limit', 'The time limit of the attempt was reached.']
    : ['cancelled', 'The attempt was cancelled.']

type NewStep = { [Kind in StepKind]: Omit<Extract<Step, { kind: Kind }>, 'ordinal'> }[StepKind]

/** Writes the record of one attempt. */
class Recorder {
  readonly steps: Step[] = []
  private readonly settings: PlaySettings
  private usage = NO_USAGE
  private callCount = 0

  constructor(settings: PlaySettings) {
    this.settings = settings
    this.add({
      kind: 'message',
      origin: 'arena',
      role: 'system',
      text: SYSTEM_PROMPT,
      turn: 0,
      durationMs: null,
    })
    this.add({
      kind: 'message',
      origin: 'person',
      role: 'user',
      text: settings.task.question,
      turn: 0,
      durationMs: null,
    })
  }

  use(usage: AgentTurn['usage']): void {
    this.usage = usageSum(this.usage, usage)
  }

  think(turn: number, { thought, durationMs }: AgentTurn): void {
    if (thought !== null) this.add({ kind: 'thought', origin: 'policy', text: thought, turn, durationMs })
  }

  answer(turn: number, { answer, thought, durationMs }: AgentTurn): void {
    this.add({
      kind: 'answer',
      origin: 'policy',
      text: answer ?? '',
      turn,
      durationMs: thought === null ? durationMs : null,
    })
  }

  /** Calls first, then their results in the same order. Once stopped, the remaining calls are answered as not made. */
  async makeCalls(turn: number, { calls }: AgentTurn): Promise<void> {
    const made = calls.map((call) => ({ call, id: `call_${++this.callCount}` }))
    for (const { call, id } of made)
      this.add({
        kind: 'tool-call',
        origin: 'policy',
        callId: id,
        tool: call.tool,
        arguments: call.arguments,
        problems: this.problemsOf(call),
        turn,
        durationMs: null,
      })
    for (const { call, id } of made) {
      const { content, failure, durationMs } = await this.resultOf(call, id)
      this.add({
        kind: 'tool-result',
        origin: 'arena',
        callId: id,
        tool: call.tool,
        content,
        failure,
        turn,
        durationMs,
      })
    }
  }

  end(
    termination: Termination,
    terminationReason: string | null,
    problem: ModelProblemCode | null = null,
  ): Played {
    const { tools, agent, backend } = this.settings
    return {
      trajectory: {
        steps: this.steps,
        tools,
        termination,
        terminationReason,
        agent: agent.name,
        backend: backend.name,
        usage: this.usage,
      },
      problem,
    }
  }

  private problemsOf({ tool, arguments: args, malformed }: WantedCall): { path: string; message: string }[] {
    if (malformed !== null) return [{ path: '$', message: malformed }]
    const offered = this.settings.tools.find(({ key }) => key === tool)
    return offered
      ? checkArguments(offered.tool.parameters, args)
      : [{ path: '$', message: 'is for a tool that is not offered' }]
  }

  private async resultOf(call: WantedCall, id: string): Promise<ToolResult> {
    const { backend, signal } = this.settings
    if (call.malformed !== null)
      return notMade(id, 'invalid-arguments', `The arguments could not be read: ${call.malformed}`)
    if (signal.aborted) return notMade(id, 'timeout', 'The attempt ended before this call was made.')
    return backend.session.call({ id, tool: call.tool, arguments: call.arguments }, signal)
  }

  private add(step: NewStep): void {
    this.steps.push({ ...step, ordinal: this.steps.length } as Step)
  }
}

const notMade = (callId: string, kind: 'invalid-arguments' | 'timeout', message: string): ToolResult => ({
  callId,
  content: JSON.stringify({ error: { code: kind, message } }),
  failure: { kind, isTransient: false, isInjected: false, message },
  durationMs: null,
})
