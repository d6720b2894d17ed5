import { sha256Hex } from '../shared/fingerprint'
import { messagesOf } from './messages'
import type { Trajectory } from './trajectory'

/** What a trajectory is as chat messages, by role, and a name for the tools it called, in order. */
export interface TrajectoryShape {
  messages: { system: number; user: number; assistant: number; tool: number }
  callSequence: string
}

export function shapeOf({ steps }: Pick<Trajectory, 'steps'>): TrajectoryShape {
  const messages = { system: 0, user: 0, assistant: 0, tool: 0 }
  for (const { role } of messagesOf(steps, (tool) => tool)) messages[role]++
  const called = steps.flatMap((step) => (step.kind === 'tool-call' ? [step.tool] : []))
  return { messages, callSequence: sha256Hex(called.join('\n')).slice(0, 24) }
}
