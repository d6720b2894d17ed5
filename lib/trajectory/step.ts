import type { JsonObject } from '../shared/json'
import type { ToolFailure, ToolKey } from '../tool'

interface StepBase {
  /** Position in the record, from 0; a deep link names it. */
  ordinal: number
  /** The agent turn it belongs to, from 1; 0 for what stands before the first. One turn is one model call. */
  turn: number
  /** Wall-clock time in ms; null where nothing was timed. */
  durationMs: number | null
}

/** A system prompt or something a user said. */
export interface MessageStep extends StepBase {
  kind: 'message'
  origin: 'person' | 'arena'
  role: 'system' | 'user'
  text: string
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
}

export interface ToolResultStep extends StepBase {
  kind: 'tool-result'
  origin: 'arena'
  callId: string
  tool: ToolKey
  content: string
  failure: ToolFailure | null
}

/** The final message, without calls. */
export interface AnswerStep extends StepBase {
  kind: 'answer'
  origin: 'policy'
  text: string
}

/** One thing that happened. A new kind is a new member here; the compiler then asks everywhere for its answer. */
export type Step = MessageStep | ThoughtStep | ToolCallStep | ToolResultStep | AnswerStep
export type StepKind = Step['kind']
