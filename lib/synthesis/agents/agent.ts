import type { JsonObject } from '../../shared/json'
import type { ModelUsage } from '../../shared/model'
import type { ToolKey } from '../../tool'
import type { Step } from '../../trajectory'

/** One call that an agent wants. `malformed` says why its arguments could not be read; it is then answered without being made. */
export interface WantedCall {
  tool: ToolKey
  arguments: JsonObject
  malformed: string | null
  /** How its arguments were changed to be usable, in a sentence. */
  mended?: string
}

/** What an agent does in one turn: calls, or an answer, beside what it thinks. One turn is one model call. */
export interface AgentTurn {
  thought: string | null
  calls: WantedCall[]
  /** What it says to the user; null while there are calls. */
  answer: string | null
  usage: ModelUsage
  /** Wall-clock ms of the model call; null where nothing was timed. */
  durationMs: number | null
}

/** A policy in one attempt: reads the record so far and says what it does next. May throw `ModelError`. */
export interface Agent {
  name: string
  next(record: readonly Step[], signal: AbortSignal): Promise<AgentTurn>
}

export const NO_USAGE: ModelUsage = { calls: 0, tokensIn: 0, tokensOut: 0 }

/** The sum of what two model calls used. */
export const usageSum = (a: ModelUsage, b: ModelUsage): ModelUsage => ({
  calls: a.calls + b.calls,
  tokensIn: a.tokensIn + b.tokensIn,
  tokensOut: a.tokensOut + b.tokensOut,
})
