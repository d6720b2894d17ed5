import type { Tool, ToolKey } from '../tool'
import type { Judgement } from './judgement'
import type { Step } from './step'

/** Why an attempt ended. Only `answered` is complete. */
export const TERMINATIONS = ['answered', 'turn-limit', 'time-limit', 'budget', 'error', 'cancelled'] as const
export type Termination = (typeof TERMINATIONS)[number]

/** The tools offered to the agent, each under the key by which steps name it. */
export type OfferedTools = { key: ToolKey; tool: Tool }[]

/** The record of one attempt at a task. */
export interface Trajectory {
  steps: Step[]
  tools: OfferedTools
  termination: Termination
  /** A sentence for terminations other than `answered`. */
  terminationReason: string | null
  /** Who acted and who answered the calls, e.g. "built-in" or a model's name. Shown and exported. */
  agent: string
  backend: string
  /** Who played the user after the first message; null where there was one message only. */
  user: string | null
  /** The tools among those offered that have nothing to do with the task. */
  distractors: ToolKey[]
  usage: { calls: number; tokensIn: number; tokensOut: number }
}

/** What became of an item: kept as data, dropped for a stated reason, or quarantined because it could not be judged. */
export const OUTCOMES = ['kept', 'dropped', 'quarantined'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** The narrow facts of a trajectory, for lists and filters. */
export interface TrajectoryFacts {
  question: string
  outcome: Outcome
  /** Why it was dropped or quarantined; null when kept. */
  reason: string | null
  termination: Termination
  stepCount: number
  turnCount: number
  callCount: number
  /** Results that report a failure, injected ones included. */
  failureCount: number
  /** Distinct tools called, sorted. */
  tools: ToolKey[]
  /** Mean of the judged dimensions in [0, 1]; null when none was judged. */
  score: number | null
  unjudgedCount: number
  judgement: Judgement
}

/** One small record per step, enough for outline and strip without the bodies. */
export interface SkeletonStep {
  kind: Step['kind']
  turn: number
  tool: ToolKey | null
  status: 'ok' | 'failed' | 'injected-failure' | null
  /** Short plain text for an outline row, at most 80 characters. */
  label: string
  /** Length of the body in characters. */
  size: number
}
