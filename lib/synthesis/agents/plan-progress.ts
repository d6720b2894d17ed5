import { type JsonObject, type JsonValue, parseJson } from '../../shared/json'
import type { PlannedCall } from '../../task'
import { type Tool, type ToolFailure, type ToolKey, typeOf } from '../../tool'
import { findField } from './find-field'

/** Where a planned call stands. `skipped` means that what it needs will never come. */
export type StepState =
  | { status: 'waiting' }
  | { status: 'done'; arguments: JsonObject; result: JsonValue; content: string }
  | { status: 'failed'; failure: ToolFailure; attempts: number }
  | { status: 'skipped'; reason: string; because: number }

export interface Progress {
  plan: readonly PlannedCall[]
  states: StepState[]
  /** Attempts made so far, by planned call. */
  attempts: number[]
}

export const startOf = (plan: readonly PlannedCall[]): Progress => ({
  plan,
  states: plan.map(() => ({ status: 'waiting' })),
  attempts: plan.map(() => 0),
})

/** The arguments of a planned call, with what earlier results gave; or which earlier call it still needs, or lacks for good. */
export function argumentsOf(
  step: number,
  { plan, states }: Progress,
  toolOf: (key: ToolKey) => Tool | undefined,
): { ready: JsonObject } | { needs: number } | { lacks: number; reason: string } {
  const planned = plan[step]
  const filled: JsonObject = {}
  for (const [name, argument] of Object.entries(planned?.arguments ?? {})) {
    if (argument.from === 'user') {
      filled[name] = argument.value
      continue
    }
    const feeder = states[argument.step]
    if (!feeder || feeder.status === 'waiting') return { needs: argument.step }
    if (feeder.status !== 'done') return { lacks: argument.step, reason: 'what it needs was not available' }
    const value = findField(feeder.result, argument.field)
    if (value === undefined || value === null)
      return { lacks: argument.step, reason: `the result held no ${argument.field.split('.').at(-1)}` }
    const schema = planned ? toolOf(planned.tool)?.parameters.properties[name] : undefined
    filled[name] = schema && typeOf(schema) === 'array' && !Array.isArray(value) ? [value] : value
  }
  return { ready: filled }
}

/** A result's value; text that is no JSON stays text. */
export const readResult = (content: string): JsonValue => {
  const parsed = parseJson(content, 'The result')
  return parsed.ok ? parsed.value : content
}
