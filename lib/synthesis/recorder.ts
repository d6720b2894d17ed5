import type { ModelUsage } from '../shared/model'
import { checkArguments, type ToolBackend, type ToolCall, type ToolFailure, type ToolResult } from '../tool'
import type { OfferedTools, Step, StepKind, Termination, Trajectory } from '../trajectory'
import { type AgentTurn, NO_USAGE, usageSum, type WantedCall } from './agents/agent'
import type { User, UserReply } from './users/user'

/** What the agent is told before the request (after astra-spec 4.1): plan before calls, answer in the user's language. */
const SYSTEM_PROMPT =
  'You help people by using the tools that you are given. Before you call any, think about what the request needs and in which order; do so again in every turn. Call tools only with values that the user or an earlier result gave; when a value is missing that only the user knows, ask for it. When no tool can do what is needed, say so; when none is needed, answer directly. When a call fails, decide whether trying again can help. When nothing is left to do, answer in the language of the request: say what you found and did, and what did not work and why.'

/** What is longer is cut, for the agent as for the record, and says so (ours). */
const RESULT_CHARS_MAX = 100_000

/** More calls in one message are answered as not made (ours). */
export const CALLS_PER_TURN_MAX = 20

export interface Cast {
  tools: OfferedTools
  distractors: Trajectory['distractors']
  agent: { name: string }
  user: User
  backend: ToolBackend
  signal: AbortSignal
}

type NewStep = { [Kind in StepKind]: Omit<Extract<Step, { kind: Kind }>, 'ordinal'> }[StepKind]

/** Writes the record of one attempt. Every call gets an id of its own and exactly one result. */
export class Recorder {
  readonly steps: Step[] = []
  private readonly cast: Cast
  private usage = NO_USAGE
  private callCount = 0

  constructor(cast: Cast) {
    this.cast = cast
    const { text, origin, withheld } = cast.user.opening
    const place = { turn: 0, durationMs: null }
    this.add({ kind: 'message', origin: 'arena', role: 'system', text: SYSTEM_PROMPT, ...place })
    const kept = withheld.length > 0 ? { withheld } : {}
    this.add({ kind: 'message', origin, role: 'user', text, ...kept, ...place })
  }

  use(usage: ModelUsage): void {
    this.usage = usageSum(this.usage, usage)
  }

  /** What the agent thought, and its message to the user if this is one; the first step carries the turn's cost. */
  speak(turn: number, { thought, answer, usage, durationMs }: AgentTurn): void {
    const cost = costOf(usage)
    if (thought !== null)
      this.add({ kind: 'thought', origin: 'policy', text: thought, turn, durationMs, ...cost })
    if (answer === null) return
    const place = thought === null ? { durationMs, ...cost } : { durationMs: null }
    this.add({ kind: 'answer', origin: 'policy', text: answer, turn, ...place })
  }

  /** What the user replied, in the turn that they reply to. */
  hear(turn: number, { text, changed, durationMs }: NonNullable<UserReply>): void {
    const wishes = changed.length > 0 ? { changed } : {}
    this.add({ kind: 'message', origin: 'simulated-user', role: 'user', text, turn, durationMs, ...wishes })
  }

  /**
   * Calls first, then their results in the same order. Calls beyond the bound, and those left when the attempt is
   * stopped, are answered as not made. Answers whether any could be made.
   */
  async makeCalls(turn: number, { calls, thought, usage, durationMs }: AgentTurn): Promise<boolean> {
    const made = calls.map((call) => ({ call, id: `call_${++this.callCount}` }))
    const cost = thought === null ? { durationMs, ...costOf(usage) } : { durationMs: null }
    for (const [at, { call, id }] of made.entries())
      this.add({
        kind: 'tool-call',
        origin: 'policy',
        callId: id,
        tool: call.tool,
        arguments: call.arguments,
        problems: this.problemsOf(call),
        ...(call.mended ? { mended: call.mended } : {}),
        turn,
        ...(at === 0 ? cost : { durationMs: null }),
      })
    let isAnyMade = false
    for (const [at, { call, id }] of made.entries()) {
      const refusal = this.refusalOf(call, at, calls.length)
      isAnyMade ||= refusal === null
      const {
        content,
        failure,
        durationMs: tookMs,
        answeredBy,
      } = refusal
        ? failedBy(id, refusal)
        : await this.called({ id, tool: call.tool, arguments: call.arguments })
      this.add({
        kind: 'tool-result',
        origin: 'arena',
        callId: id,
        tool: call.tool,
        content: capped(content),
        failure,
        ...(answeredBy ? { answeredBy } : {}),
        turn,
        durationMs: tookMs,
      })
    }
    return isAnyMade
  }

  /** The result of a call; that it was cut off, where it failed because the attempt had ended. */
  private async called(call: ToolCall): Promise<ToolResult> {
    const { backend, signal } = this.cast
    const cutOff = () =>
      failedBy(call.id, refusal('cut-off', 'The attempt ended before this call was answered.'))
    try {
      const result = await backend.call(call, signal)
      return signal.aborted && result.failure ? cutOff() : result
    } catch (error) {
      if (!signal.aborted) throw error
      return cutOff()
    }
  }

  trajectory(termination: Termination, terminationReason: string | null): Trajectory {
    const { tools, distractors, agent, backend, user } = this.cast
    return {
      steps: this.steps,
      tools,
      termination,
      terminationReason,
      agent: agent.name,
      backend: backend.name,
      user: user.name,
      distractors,
      usage: this.usage,
    }
  }

  private problemsOf({ tool, arguments: args, malformed }: WantedCall): { path: string; message: string }[] {
    if (malformed !== null) return [{ path: '$', message: malformed }]
    const offered = this.cast.tools.find(({ key }) => key === tool)
    return offered
      ? checkArguments(offered.tool.parameters, args)
      : [{ path: '$', message: 'is for a tool that is not offered' }]
  }

  /** Why a call is not passed on; null when it is. */
  private refusalOf(call: WantedCall, at: number, count: number): ToolFailure | null {
    if (this.cast.signal.aborted) return refusal('not-made', 'The attempt ended before this call was made.')
    if (at >= CALLS_PER_TURN_MAX)
      return refusal(
        'not-made',
        `Only the first ${CALLS_PER_TURN_MAX} of the ${count} calls of one message are made; make this one again if it is still needed.`,
      )
    if (call.malformed !== null)
      return refusal('invalid-arguments', `The arguments could not be read: ${call.malformed}`)
    if (!this.cast.tools.some(({ key }) => key === call.tool))
      return refusal('unknown-tool', `There is no tool ${call.tool.slice(call.tool.indexOf('/') + 1)}.`)
    return null
  }

  private add(step: NewStep): void {
    this.steps.push({ ...step, ordinal: this.steps.length } as Step)
  }
}

const capped = (content: string): string =>
  content.length <= RESULT_CHARS_MAX
    ? content
    : `${content.slice(0, RESULT_CHARS_MAX)}\n[cut: ${RESULT_CHARS_MAX} of ${content.length} characters]`

const costOf = ({ calls, tokensIn, tokensOut }: ModelUsage) =>
  calls === 0 ? {} : { tokens: { in: tokensIn, out: tokensOut } }

const refusal = (kind: ToolFailure['kind'], message: string): ToolFailure => ({
  kind,
  isTransient: false,
  isInjected: false,
  message,
})

const failedBy = (callId: string, failure: ToolFailure): ToolResult => ({
  callId,
  content: JSON.stringify({ error: { code: failure.kind, message: failure.message } }),
  failure,
  durationMs: null,
})
