import { roundsOf } from '../rounds'
import type { Step } from '../step'

/** The steps on which each dimension with units is judged, by astra-spec 5.2. */
export interface JudgedUnits {
  /** The first result of every batch but the last; the reaction right after it is judged. */
  tool_understand: number[]
  /** The first call of every round but the first. */
  tool_plan: number[]
  /** Every result. */
  tool_call: number[]
  /** Every call. */
  tool_concise: number[]
}

export function judgedUnits(steps: readonly Step[]): JudgedUnits {
  const rounds = roundsOf(steps)
  return {
    tool_understand: rounds.slice(0, -1).flatMap(({ results }) => results[0]?.ordinal ?? []),
    tool_plan: rounds.slice(1).flatMap(({ calls }) => calls[0]?.ordinal ?? []),
    tool_call: steps.flatMap(({ kind, ordinal }) => (kind === 'tool-result' ? [ordinal] : [])),
    tool_concise: steps.flatMap(({ kind, ordinal }) => (kind === 'tool-call' ? [ordinal] : [])),
  }
}
