import type { JsonObject } from '../shared/json'
import type { ToolKey } from '../tool'

/** A value of the plan: what the user says, or what an earlier call's result must supply. */
export type PlannedArgument =
  | { from: 'user'; value: JsonObject[string] }
  | { from: 'result'; step: number; field: string }

/** One planned call: the tool and where each of its arguments comes from. */
export interface PlannedCall {
  tool: ToolKey
  arguments: { [parameter: string]: PlannedArgument }
}

/**
 * A request for which the tools of a chain are needed (astra-spec 3). The question never names a tool.
 * `plan` is what its author meant: built-in agents follow it, judges measure against it; it is null when
 * the author gave none (a model may write only the question).
 */
export interface Task {
  question: string
  /** BCP 47 tag of the question's language. */
  language: string
  /** The tools that it should need, in order: the chain it was written from. */
  expectedTools: ToolKey[]
  plan: PlannedCall[] | null
  author: { kind: 'built-in' | 'model' | 'person'; name: string }
}
