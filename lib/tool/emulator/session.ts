import { randomFrom } from '../../shared/random'
import { checkArguments } from '../call'
import { purposeOf } from '../purpose'
import { partsOf, type Tool, type ToolCall, type ToolFailure, type ToolKey } from '../tool'
import { injectedFailure, permanentFailure } from './failures'
import { SessionState } from './session-state'

export interface EmulatorSettings {
  tools: readonly { key: ToolKey; tool: Tool }[]
  /** Parts of the session's seed; the same parts and calls give the same results. */
  seed: readonly (string | number)[]
  /** Share of valid calls that fail on purpose, in [0, 1] (the paper's 0.20, astra-spec 4.3). */
  failureRate: number
}

/** What every emulator keeps of one session, and decides before a result is made up, by rules or by a model. */
export interface EmulatedSession {
  state: SessionState
  /** The tool of a call and the call's number in the session, from 0; or why it fails: by its own fault, or on purpose. */
  admit(call: ToolCall): { tool: Tool; number: number } | { failure: ToolFailure }
}

/** Arguments are checked first, then failures are injected; a call that fails changes nothing. */
export function openSession({ tools, seed, failureRate }: EmulatorSettings): EmulatedSession {
  const byKey = new Map(tools.map(({ key, tool }) => [key, tool]))
  let callCount = 0
  return {
    state: new SessionState(),
    admit(call) {
      const number = callCount++
      const tool = byKey.get(call.tool)
      if (!tool)
        return { failure: permanentFailure('unknown-tool', `There is no tool ${partsOf(call.tool).tool}.`) }
      const [problem] = checkArguments(tool.parameters, call.arguments)
      if (problem)
        return { failure: permanentFailure('invalid-arguments', `${problem.path} ${problem.message}`) }
      const isActing = ['create', 'update', 'delete'].includes(purposeOf(tool).kind)
      const failure = injectedFailure(failureRate, isActing, randomFrom(...seed, 'failure', number))
      return failure ? { failure } : { tool, number }
    },
  }
}
