import type { JsonObject } from './json'

/** A chat message in the form that models speak. Arguments are parsed; exporters choose strings where a trainer wants them. */
export type ChatMessage =
  | { role: 'system' | 'user'; content: string }
  | {
      role: 'assistant'
      content: string
      reasoning?: string
      toolCalls?: { id: string; name: string; arguments: JsonObject }[]
    }
  | { role: 'tool'; toolCallId: string; name: string; content: string }

/** A function offered to a model. */
export interface ChatTool {
  name: string
  description: string
  parameters: JsonObject
}

export interface ModelUsage {
  calls: number
  tokensIn: number
  tokensOut: number
}

/**
 * One reply. `invalid` lists calls that could not be used (unknown tool, arguments that do not parse); `mended` says how
 * arguments were changed to be usable.
 */
export interface ChatReply {
  text: string
  reasoning: string | null
  toolCalls: { id: string; name: string; arguments: JsonObject; mended?: string }[]
  invalid: { id: string; name: string; rawArguments: string; message: string }[]
  finish: 'stop' | 'tool-calls' | 'length' | 'content-filter' | 'other'
  usage: ModelUsage
  durationMs: number
}

/**
 * Why a model call did not give a usable answer. `unreachable`, `timeout` and `rate-limited` come after the
 * bounded retries and mean that the endpoint is down for now: a job pauses on them. The others concern one item.
 */
export type ModelProblemCode =
  | 'unreachable'
  | 'timeout'
  | 'rate-limited'
  | 'unauthorized'
  | 'budget'
  | 'aborted'
  | 'refused'
  | 'truncated'
  | 'unparsed'

/** True for problems that concern one item; every other means that the endpoint is down for now. */
export const isItemProblem = (code: ModelProblemCode): boolean =>
  code === 'refused' || code === 'truncated' || code === 'unparsed'

export class ModelError extends Error {
  readonly code: ModelProblemCode
  readonly usage: ModelUsage
  constructor(
    code: ModelProblemCode,
    message: string,
    usage: ModelUsage = { calls: 0, tokensIn: 0, tokensOut: 0 },
  ) {
    super(message)
    this.name = 'ModelError'
    this.code = code
    this.usage = usage
  }
}

/** A model that the domain may ask; given to it, never found by it. Both verbs throw `ModelError`. */
export interface ChatModel {
  /** The name that is shown and exported. */
  name: string
  chat(request: {
    messages: ChatMessage[]
    tools?: ChatTool[]
    seed?: number
    signal: AbortSignal
  }): Promise<ChatReply>
  /** A reply checked against a JSON Schema, with one repair retry; then `unparsed`. */
  object(request: {
    messages: ChatMessage[]
    schema: JsonObject
    name: string
    seed?: number
    signal: AbortSignal
  }): Promise<{ value: JsonObject; raw: string; usage: ModelUsage; durationMs: number }>
}
