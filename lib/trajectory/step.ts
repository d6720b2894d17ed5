import type { JsonObject } from '../shared/json'
import type { PlanChange, WithheldValue } from '../task'
import type { AnsweredBy, ToolFailure, ToolKey } from '../tool'

interface StepBase {
  /** Position in the record, from 0; a deep link names it. */
  ordinal: number
  /** The agent turn it belongs to, from 1; 0 for what stands before the first. One turn is one model call. */
  turn: number
  /** Wall-clock time in ms; null where nothing was timed. */
  durationMs: number | null
  /** What the model call behind it used; on the first step that came of the call. */
  tokens?: { in: number; out: number }
}

/** A system prompt or something that the user said: a person, or whoever plays one. */
export interface MessageStep extends StepBase {
  kind: 'message'
  origin: 'person' | 'simulated-user' | 'arena'
  role: 'system' | 'user'
  text: string
  /** Values that a simulated user has left out of this message and gives only when asked. */
  withheld?: WithheldValue[]
  /** What a simulated user wants otherwise from here on. */
  changed?: PlanChange[]
}

/** What the policy said beside its calls: plan or reasoning. */
export interface ThoughtStep extends StepBase {
  kind: 'thought'
  origin: 'policy'
  text: string
}

export interface ToolCallStep extends StepBase {
  kind: 'tool-call'
  origin: 'policy'
  callId: string
  tool: ToolKey
  arguments: JsonObject
  /** What is wrong with the arguments by the tool's schema, by path; empty when valid. */
  problems: { path: string; message: string }[]
  /** How the arguments were changed before the call was made, in a sentence. */
  mended?: string
}

export interface ToolResultStep extends StepBase {
  kind: 'tool-result'
  origin: 'arena'
  callId: string
  tool: ToolKey
  content: string
  failure: ToolFailure | null
  answeredBy?: AnsweredBy
}

/** What the policy says to the user, without calls. The last is its answer; one that the user replies to is not. */
export interface AnswerStep extends StepBase {
  kind: 'answer'
  origin: 'policy'
  text: string
}

/** One thing that happened. A new kind is a new member here; the compiler then asks everywhere for its answer. */
export type Step = MessageStep | ThoughtStep | ToolCallStep | ToolResultStep | AnswerStep
export type StepKind = Step['kind']
