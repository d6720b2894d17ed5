import { randomFrom } from '../../shared/random'
import { baseDayOf } from '../plausible/dates'
import { purposeOf } from '../purpose'
import {
  partsOf,
  type Tool,
  type ToolBackend,
  type ToolCall,
  type ToolFailure,
  type ToolResult,
} from '../tool'
import { failureText, permanentFailure } from './failures'
import { perform } from './perform'
import { resultSchemaOf } from './result-schema'
import { type EmulatorSettings, openSession } from './session'

/**
 * A stand-in for a server: answers calls to its tools in one session. What a call creates can be listed,
 * got, changed and deleted by later ones; ids stay the same; results have the shape that the tool states,
 * or one inferred from its verb and noun. Arguments are checked first, then failures are injected.
 */
export function createEmulator({ tools, seed, failureRate }: EmulatorSettings): ToolBackend {
  const session = openSession({ tools, seed, failureRate })
  const peersOf = peersByServer(tools)
  const today = baseDayOf(randomFrom(...seed, 'today'))

  const answer = (call: ToolCall): string | ToolFailure => {
    const admitted = session.admit(call)
    if ('failure' in admitted) return admitted.failure
    const { tool, number } = admitted
    const { kind, verb } = purposeOf(tool)
    const root = resultSchemaOf(tool, peersOf.get(partsOf(call.tool).server) ?? [])
    const result = perform(tool, root, {
      state: session.state,
      today,
      root,
      verb,
      isActing: kind === 'create' || kind === 'update' || kind === 'delete',
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
