import type { JsonObject } from '../../shared/json'
import type { Result } from '../../shared/result'
import { partsOf, type ToolBackend, type ToolCall, type ToolKey, type ToolResult } from '../../tool'
import type { OfferedTools } from '../../trajectory'

/** A live server that has answered as one. */
export interface LiveServer {
  /** One call under the tool's own name at the server; a failure is part of the result. */
  call(call: { id: string; name: string; arguments: JsonObject }, signal: AbortSignal): Promise<ToolResult>
  /** False once it has ended. */
  isAlive(): boolean
}

/** The live servers of one attempt; given to it, never found by it. */
export interface LiveServers {
  /** Connects to a server by its name in the project; the problem says why that is not possible. */
  open(server: string, signal: AbortSignal): Promise<Result<LiveServer>>
  close(): Promise<void>
}

/** How often a server that died is connected anew in one attempt (astra-spec 4.2). */
const RECONNECTS_MAX = 3

/** What is known of a server in this attempt. Once emulated it stays so: two states would contradict each other. */
type Standing = { kind: 'emulated' } | { kind: 'live'; server: LiveServer | null; deaths: number }

/**
 * Calls go to the real servers; those of a server that cannot be reached, or that came from a file, and those to
 * irrelevant tools are emulated, and every result says which it was. A server that dies in mid-dialogue makes its call
 * fail and is connected anew at the next, three times at most; then it is gone.
 */
export function createLiveBackend({
  tools,
  distractors,
  live,
  emulator,
}: {
  tools: OfferedTools
  distractors: readonly ToolKey[]
  live: LiveServers
  emulator: ToolBackend
}): ToolBackend {
  const byKey = new Map(tools.map(({ key, tool }) => [key, tool]))
  const irrelevant = new Set(distractors)
  const standings = new Map<string, Standing>()

  const standingOf = async (name: string, signal: AbortSignal): Promise<Standing> => {
    const known = standings.get(name)
    if (known) return known
    const opened = await live.open(name, signal)
    const standing: Standing = opened.ok
      ? { kind: 'live', server: opened.value, deaths: 0 }
      : { kind: 'emulated' }
    if (!signal.aborted) standings.set(name, standing)
    return standing
  }

  const callLive = async (
    standing: Standing & { kind: 'live' },
    name: string,
    call: ToolCall,
    signal: AbortSignal,
  ): Promise<ToolResult> => {
    if (standing.deaths > RECONNECTS_MAX)
      return failed(call, 'gone', `${name} died ${standing.deaths} times and is not tried again.`)
    if (!standing.server?.isAlive()) {
      const again = await live.open(name, signal)
      if (!again.ok) {
        standing.deaths++
        return failed(call, 'unreachable', again.problem.message)
      }
      standing.server = again.value
    }
    const tool = byKey.get(call.tool)
    const { tool: plainName } = partsOf(call.tool)
    const result = await standing.server.call(
      { id: call.id, name: tool?.sourceName ?? plainName, arguments: call.arguments },
      signal,
    )
    if (!standing.server.isAlive()) standing.deaths++
    return result
  }

  return {
    name: `live servers, else ${emulator.name}`,
    async call(call, signal) {
      const { server: name } = partsOf(call.tool)
      const standing: Standing = irrelevant.has(call.tool)
        ? { kind: 'emulated' }
        : await standingOf(name, signal)
      return standing.kind === 'live'
        ? { ...(await callLive(standing, name, call, signal)), answeredBy: 'live' }
        : { ...(await emulator.call(call, signal)), answeredBy: 'emulator' }
    },
    close: () => live.close(),
  }
}

const failed = ({ id }: ToolCall, kind: 'gone' | 'unreachable', message: string): ToolResult => ({
  callId: id,
  content: JSON.stringify({ error: { code: kind, message } }),
  failure: { kind, isTransient: kind === 'unreachable', isInjected: false, message },
  durationMs: null,
})
