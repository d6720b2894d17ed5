import type { CallRecord } from '../tool-graph'
import { callsOf } from './rounds'
import type { Step } from './step'

/** What a record tells about which call follows which: its calls, their results, and what people said. */
export function callRecordOf(steps: readonly Step[]): CallRecord {
  const told = steps.flatMap((step) => (step.kind === 'message' && step.role === 'user' ? [step.text] : []))
  return {
    told: told.join('\n'),
    calls: callsOf(steps).map(({ call, result }) => ({
      tool: call.tool,
      arguments: call.arguments,
      result: result === null || result.failure !== null ? null : result.content,
    })),
  }
}
