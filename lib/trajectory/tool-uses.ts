import type { ToolFailure, ToolKey } from '../tool'
import { callsOf } from './rounds'
import type { Step } from './step'

/** What one trajectory did with one tool. */
export interface ToolUse {
  tool: ToolKey
  calls: number
  /** Failures that the calls earned themselves. */
  failures: number
  /** Failures that the emulator made on purpose. */
  injected: number
  /** Of the calls that were timed, in ms. */
  durations: number[]
}

/** The tool has not failed where the call was not made, or the attempt ended over it. */
const isUnanswered = ({ kind }: ToolFailure): boolean => kind === 'not-made' || kind === 'cut-off'

/** The uses of every tool that a record called, by key. A call that was never answered counts as a call alone. */
export function toolUsesOf(steps: readonly Step[]): ToolUse[] {
  const uses = new Map<ToolKey, ToolUse>()
  for (const { call, result } of callsOf(steps)) {
    const use = uses.get(call.tool) ?? { tool: call.tool, calls: 0, failures: 0, injected: 0, durations: [] }
    uses.set(call.tool, use)
    use.calls += 1
    if (result?.failure && !isUnanswered(result.failure))
      use[result.failure.isInjected ? 'injected' : 'failures'] += 1
    if (result && result.durationMs !== null) use.durations.push(result.durationMs)
  }
  return [...uses.values()].sort((a, b) => (a.tool < b.tool ? -1 : 1))
}
