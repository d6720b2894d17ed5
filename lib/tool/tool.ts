import type { JsonObject } from '../shared/json'

/** A JSON Schema as it came, kept whole. Only `type`, `properties`, `required` and `description` are read by name. */
export type JsonSchema = JsonObject

/** The schema of a tool's arguments: always an object schema with these three members (astra-spec 1.2). */
export type ParametersSchema = JsonSchema & {
  type: 'object'
  properties: { [name: string]: JsonSchema }
  required: string[]
}

/** One callable, normalised to an OpenAI function. */
export interface Tool {
  /** Unique on its server; matches `^[A-Za-z0-9_-]{1,64}$`. */
  name: string
  /** The name in the source when it had to be changed to a callable one; null when it is the same. */
  sourceName: string | null
  description: string
  parameters: ParametersSchema
  /** The schema of what it returns, where the source says; null when it does not. */
  result: JsonSchema | null
}

/** The group of tools of one originating service, whether or not it speaks MCP (astra-spec, vocabulary). */
export interface ToolDocument {
  /** Unique in a project; kebab-case, derived from the title. */
  server: string
  title: string
  description: string
  /** A label such as "Weather", or null where the source gives none. */
  domain: string | null
  tools: Tool[]
}

/** A tool named across servers: `server/tool`. Neither part holds a slash. */
export type ToolKey = `${string}/${string}`

export const toolKey = (server: string, tool: string): ToolKey => `${server}/${tool}`

/** The two parts of a key. */
export function partsOf(key: ToolKey): { server: string; tool: string } {
  const slash = key.indexOf('/')
  return { server: key.slice(0, slash), tool: key.slice(slash + 1) }
}

/** One call as it was made: parsed arguments and the id that its result answers. */
export interface ToolCall {
  id: string
  tool: ToolKey
  arguments: JsonObject
}

/** Why a call failed. `injected` marks a failure that the emulator made on purpose (astra-spec 4.3). */
export interface ToolFailure {
  kind:
    | 'timeout'
    | 'unreachable'
    | 'rate-limit'
    | 'invalid-state'
    | 'invalid-arguments'
    | 'unknown-tool'
    | 'not-found'
    /** The tool itself answered that it failed, and did not say of what kind that was. */
    | 'tool-error'
    | 'too-large'
    /** Its server died in mid-dialogue and did not come back. */
    | 'gone'
    /** The call was never made: too many in one message, or the attempt had ended. */
    | 'not-made'
    /** The attempt ended while the call was under way. Whether it was carried out nobody knows. */
    | 'cut-off'
  /** A transient failure may succeed when the same call is made again. */
  isTransient: boolean
  isInjected: boolean
  message: string
}

/** What came back from a call: the text that the agent reads, and whether it failed. */
export interface ToolResult {
  callId: string
  content: string
  failure: ToolFailure | null
  /** Wall-clock time in ms where the call really took time (a network, a model); null for built-in answers. */
  durationMs: number | null
  /** Who answered, where one session has both: the real server, or the emulator because that could not be reached. */
  answeredBy?: AnsweredBy
}

export type AnsweredBy = 'live' | 'emulator'

/** Whatever answers calls in one session: an emulator, or live servers; arenas later. */
export interface ToolBackend {
  /** Shown and exported. */
  name: string
  call(call: ToolCall, signal: AbortSignal): Promise<ToolResult>
  /** Lets go of what the session holds open; nothing is called after that. */
  close?(): Promise<void>
}
