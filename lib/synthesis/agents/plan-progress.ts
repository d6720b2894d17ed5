import { type JsonObject, type JsonValue, parseJson } from '../../shared/json'
import type { PlannedCall, WithheldValue } from '../../task'
import { type Tool, type ToolFailure, type ToolKey, typeOf } from '../../tool'
import { standingOn } from '../users/change-of-mind'
import { findField } from './find-field'

/** Where a planned call stands. `skipped` means that what it needs will never come; `impossible` that no tool does it. */
export type StepState =
  | { status: 'waiting' }
  | { status: 'done'; arguments: JsonObject; result: JsonValue; content: string }
  | { status: 'failed'; failure: ToolFailure; attempts: number }
  | { status: 'skipped'; reason: string; because: number }
  | { status: 'impossible' }

export interface Progress {
  plan: readonly PlannedCall[]
  states: StepState[]
  /** Attempts made so far, by planned call. */
  attempts: number[]
  /** Values of the plan that the user has not said yet. */
  unknown: readonly WithheldValue[]
}

/** The beginning: what no offered tool can do is known to be impossible. */
export const startOf = (plan: readonly PlannedCall[], offered: ReadonlySet<ToolKey>): Progress => ({
  plan,
  states: plan.map(({ tool }) => ({ status: offered.has(tool) ? 'waiting' : 'impossible' })),
  attempts: plan.map(() => 0),
  unknown: [],
})

/**
 * The arguments of a planned call, with what earlier results gave; or which earlier call or word of the user it still
 * needs, or lacks for good.
 */
export function argumentsOf(
  step: number,
  { plan, states, unknown }: Progress,
  toolOf: (key: ToolKey) => Tool | undefined,
): { ready: JsonObject } | { needs: number } | { asks: WithheldValue } | { lacks: number; reason: string } {
  const planned = plan[step]
  const filled: JsonObject = {}
  let asks: WithheldValue | null = null
  let needs: number | null = null
  for (const [name, argument] of Object.entries(planned?.arguments ?? {})) {
    if (argument.from === 'user') {
      const asked = unknown.find(({ tool, parameter }) => tool === planned?.tool && parameter === name)
      if (asked) asks ??= asked
      filled[name] = argument.value
      continue
    }
    const feeder = states[argument.step]
    if (!feeder || feeder.status === 'waiting') {
      needs ??= argument.step
      continue
    }
    if (feeder.status !== 'done') return { lacks: argument.step, reason: 'what it needs was not available' }
    const value = findField(feeder.result, argument.field)
    if (value === undefined || value === null)
      return { lacks: argument.step, reason: `the result held no ${argument.field.split('.').at(-1)}` }
    const schema = planned ? toolOf(planned.tool)?.parameters.properties[name] : undefined
    filled[name] = schema && typeOf(schema) === 'array' && !Array.isArray(value) ? [value] : value
  }
  if (asks) return { asks }
  return needs === null ? { ready: filled } : { needs }
}

/** The progress with a value of the plan changed; calls that used it, and all that stand on them, are to be made again. */
export function changed(
  progress: Progress,
  isMeant: (name: string, value: JsonValue) => JsonValue | null,
): Progress {
  const again = new Set<number>()
  const plan = progress.plan.map((call, at) => {
    const args = Object.entries(call.arguments).map(([name, argument]): [string, typeof argument] => {
      const to = argument.from === 'user' ? isMeant(name, argument.value) : null
      if (to === null) return [name, argument]
      for (const step of standingOn(progress.plan, at)) again.add(step)
      return [name, { from: 'user', value: to }]
    })
    return { ...call, arguments: Object.fromEntries(args) }
  })
  return {
    ...progress,
    plan,
    states: progress.states.map((state, at) =>
      again.has(at) && state.status !== 'impossible' ? { status: 'waiting' } : state,
    ),
    attempts: progress.attempts.map((count, at) => (again.has(at) ? 0 : count)),
  }
}

/** A result's value; text that is no JSON stays text. */
export const readResult = (content: string): JsonValue => {
  const parsed = parseJson(content, 'The result')
  return parsed.ok ? parsed.value : content
}
