import type { JsonObject, JsonValue } from '../shared/json'
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
 * How a task was constructed. `chain` and `server` are ASTRA's (astra-spec 3.1); the other three are ours, for the
 * behaviour that ASTRA's reward leaves unpractised (astra-spec 9.3, weaknesses 15 and 17).
 */
export const TASK_MODES = ['chain', 'server', 'missing-tool', 'missing-parameter', 'no-tool'] as const
export type TaskMode = (typeof TASK_MODES)[number]

/** A value that the user knows but has not said: given only when asked for. */
export interface WithheldValue {
  tool: ToolKey
  parameter: string
  value: JsonValue
}

/** A planned value that the user wants otherwise in mid-dialogue; every planned use of it changes. */
export interface PlanChange {
  parameter: string
  from: JsonValue
  to: JsonValue
}

/** The axes of augmentation (astra-spec 3.2). */
export const AUGMENTATION_AXES = ['diversity', 'complexity', 'persona'] as const
export type AugmentationAxis = (typeof AUGMENTATION_AXES)[number]

/** What a constraint that makes a task more complex is about (astra-spec 3.2). */
export const COMPLEXITY_FACETS = [
  'budget',
  'deadline',
  'rule',
  'stakeholder-conflict',
  'scale',
  'risk',
] as const
export type ComplexityFacet = (typeof COMPLEXITY_FACETS)[number]

/** By what rules see that an added constraint was kept to. */
export type ConstraintCheck =
  /** A value that a call carries, or else the answer. */
  | { kind: 'uses'; tool: ToolKey; parameter: string; value: JsonValue }
  /** A value that somebody else would rather have: no call carries it. */
  | { kind: 'avoids'; value: JsonValue }
  /** Nothing is called that the task does not need. */
  | { kind: 'nothing-more' }
  | { kind: 'one-sentence' }

/** How a task was varied from its parent, which is kept as a task of its own. */
export interface Augmentation {
  axis: AugmentationAxis
  /** What changed, in a sentence: the new context, the added constraint, whose voice. */
  change: string
  /** What kind of constraint was added; null on the other axes. */
  facet: ComplexityFacet | null
  /** Left out where no constraint was added, and where rules cannot tell whether one was kept to. */
  check?: ConstraintCheck
  /** The occupation and age of the persona, or its name in the user's file; null on the other axes. */
  persona: string | null
}

/**
 * A request for which tools are needed, or rightly are not (astra-spec 3). The question never names a tool.
 * `plan` is what its author meant: built-in agents follow it, judges measure against it; it is null when
 * the author gave none (a model may write only the question).
 */
export interface Task {
  mode: TaskMode
  question: string
  /** BCP 47 tag of the question's language. */
  language: string
  /** The tools that it should need, in order: the chain it was written from. Empty when none is needed. */
  expectedTools: ToolKey[]
  plan: PlannedCall[] | null
  /** Tools that the task needs and the agent is not offered. */
  withheldTools: ToolKey[]
  withheldValues: WithheldValue[]
  /** What a right answer holds where the question alone decides it (`no-tool`); null where results decide. */
  answer: string | null
  /** The name of a tool that the question gives away; null when it gives none away. */
  leak: string | null
  augmentation: Augmentation | null
  author: { kind: 'built-in' | 'model' | 'person'; name: string }
}
