import type { Task } from '../../task'
import type { ToolCallGraph } from '../../tool-graph'
import type { Author, Verdict } from '../../verifier'
import { type AnsweredCall, callsOf, type Round, roundsOf } from '../rounds'
import type { AnswerStep } from '../step'
import type { Trajectory } from '../trajectory'
import type { JudgeSettings } from './settings'

/** What the judge looks at, read once from the record. */
export interface Subject {
  task: Task
  trajectory: Trajectory
  /** The graph that the task was written from; null where there was none. */
  graph: ToolCallGraph | null
  settings: JudgeSettings
  rounds: Round[]
  calls: AnsweredCall[]
  answer: AnswerStep | null
}

/** One dimension's rules: a pure function from the record to a verdict. */
export type DimensionRules = (subject: Subject) => Verdict

export function subjectOf(
  task: Task,
  trajectory: Trajectory,
  graph: ToolCallGraph | null,
  settings: JudgeSettings,
): Subject {
  return {
    ...{ task, trajectory, graph, settings },
    rounds: roundsOf(trajectory.steps),
    calls: callsOf(trajectory.steps),
    answer: answerOf(trajectory),
  }
}

/** The final message of a record; null when it ended without one. */
export const answerOf = ({ steps }: Trajectory): AnswerStep | null =>
  steps.findLast((step): step is AnswerStep => step.kind === 'answer') ?? null

const RULES: Author = { kind: 'built-in', name: 'built-in rules' }

export const judged = (score: number, reason: string, steps: number[] = [], author = RULES): Verdict => ({
  outcome: 'judged',
  score,
  reason,
  steps,
  author,
})
export const unjudged = (reason: string, author = RULES): Verdict => ({ outcome: 'unjudged', reason, author })

/** The verdict where there is nothing to judge: left out of the mean, or full marks as the released code gives. */
export const nothingToJudge = (
  { nothingToJudge: rule }: JudgeSettings,
  reason: string,
  author = RULES,
): Verdict =>
  rule === 'full-marks'
    ? judged(1, `${reason} Full marks, as in the released code.`, [], author)
    : { outcome: 'not-applicable', reason, author }

/** A judged unit: which step, its score, and the fault found (null when there is none). */
export interface UnitScore {
  step: number
  score: number
  fault: string | null
}

export const scoresOf = (units: readonly UnitScore[]): number[] => units.map(({ score }) => score)

/** The faults among units as one sentence, at most three told in full. */
export function faultsIn(units: readonly UnitScore[], praise: string): string {
  const faults = units.flatMap(({ fault }) => (fault === null ? [] : [fault]))
  if (faults.length === 0) return praise
  const more = faults.length > 3 ? ` And ${faults.length - 3} more.` : ''
  return `${faults.slice(0, 3).join(' ')}${more}`
}

/** The steps that a reader should open: the faulty ones, else all that were judged. */
export const evidenceIn = (units: readonly UnitScore[]): number[] => {
  const faulty = units.filter(({ fault }) => fault !== null)
  return (faulty.length > 0 ? faulty : units).map(({ step }) => step)
}
