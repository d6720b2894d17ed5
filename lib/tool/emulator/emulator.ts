import { randomFrom } from '../../shared/random'
import { checkArguments } from '../call'
import { baseDayOf } from '../plausible/dates'
import { purposeOf } from '../purpose'
import {
  partsOf,
  type Tool,
  type ToolBackend,
  type ToolCall,
  type ToolFailure,
  type ToolKey,
  type ToolResult,
} from '../tool'
import { failureText, injectedFailure, permanentFailure } from './failures'
import { perform } from './perform'
import { resultSchemaOf } from './result-schema'
import { SessionState } from './session-state'

export interface EmulatorSettings {
  tools: readonly { key: ToolKey; tool: Tool }[]
  /** Parts of the session's seed; the same parts and calls give the same results. */
  seed: readonly (string | number)[]
  /** Share of valid calls that fail on purpose, in [0, 1] (the paper's 0.20, astra-spec 4.3). */
  failureRate: number
}

/**
 * A stand-in for a server: answers calls to its tools in one session. What a call creates can be listed,
 * got, changed and deleted by later ones; ids stay the same; results have the shape that the tool states,
 * or one inferred from its verb and noun. Arguments are checked first, then failures are injected.
 */
export function createEmulator({ tools, seed, failureRate }: EmulatorSettings): ToolBackend {
  const byKey = new Map(tools.map(({ key, tool }) => [key, tool]))
  const peersOf = peersByServer(tools)
  const state = new SessionState()
  const today = baseDayOf(randomFrom(...seed, 'today'))
  let callCount = 0

  const answer = (call: ToolCall): string | ToolFailure => {
    const number = callCount++
    const tool = byKey.get(call.tool)
    if (!tool) return permanentFailure('unknown-tool', `There is no tool ${partsOf(call.tool).tool}.`)
    const [problem] = checkArguments(tool.parameters, call.arguments)
    if (problem) return permanentFailure('invalid-arguments', `${problem.path} ${problem.message}`)
    const { kind, verb } = purposeOf(tool)
    const isActing = kind === 'create' || kind === 'update' || kind === 'delete'
    const injected = injectedFailure(failureRate, isActing, randomFrom(...seed, 'failure', number))
    if (injected) return injected
    const root = resultSchemaOf(tool, peersOf.get(partsOf(call.tool).server) ?? [])
    const result = perform(tool, root, {
      state,
      today,
      root,
      verb,
      isActing,
      isCreating: kind === 'create',
      random: randomFrom(...seed, 'result', number),
      about: `${tool.name.replaceAll(/[_-]/g, ' ')} ${tool.description}`.toLowerCase(),
      arguments: call.arguments,
    })
    return result.ok ? JSON.stringify(result.value) : permanentFailure('not-found', result.problem.message)
  }

  return {
    name: 'built-in emulator',
    async call(call: ToolCall): Promise<ToolResult> {
      const answered = answer(call)
      return typeof answered === 'string'
        ? { callId: call.id, content: answered, failure: null, durationMs: null }
        : { callId: call.id, content: failureText(answered), failure: answered, durationMs: null }
    },
  }
}

function peersByServer(tools: EmulatorSettings['tools']): Map<string, Tool[]> {
  const peers = new Map<string, Tool[]>()
  for (const { key, tool } of tools) {
    const { server } = partsOf(key)
    peers.set(server, [...(peers.get(server) ?? []), tool])
  }
  return peers
}
