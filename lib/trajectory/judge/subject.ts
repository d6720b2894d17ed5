import type { Task } from '../../task'
import type { Author, Verdict } from '../../verifier'
import { type AnsweredCall, callsOf, type Round, roundsOf } from '../rounds'
import type { AnswerStep } from '../step'
import type { Trajectory } from '../trajectory'

/** What the judge looks at, read once from the record. */
export interface Subject {
  task: Task
  trajectory: Trajectory
  rounds: Round[]
  calls: AnsweredCall[]
  answer: AnswerStep | null
}

/** One dimension's rules: a pure function from the record to a verdict. */
export type DimensionRules = (subject: Subject) => Verdict

export function subjectOf(task: Task, trajectory: Trajectory): Subject {
  return {
    task,
    trajectory,
    rounds: roundsOf(trajectory.steps),
    calls: callsOf(trajectory.steps),
    answer: trajectory.steps.findLast((step): step is AnswerStep => step.kind === 'answer') ?? null,
  }
}

const RULES: Author = { kind: 'built-in', name: 'built-in rules' }

export const judged = (score: number, reason: string, steps: number[] = [], author = RULES): Verdict => ({
  outcome: 'judged',
  score,
  reason,
  steps,
  author,
})
export const unjudged = (reason: string, author = RULES): Verdict => ({ outcome: 'unjudged', reason, author })
export const notApplicable = (reason: string, author = RULES): Verdict => ({
  outcome: 'not-applicable',
  reason,
  author,
})

/** A judged unit: which step, its score, and the fault found (null when there is none). */
export interface UnitScore {
  step: number
  score: number
  fault: string | null
}

/** The mean of unit scores rounded to three decimals, as ASTRA's released judge does. */
export const meanOf = (units: readonly UnitScore[]): number =>
  Number((units.reduce((sum, { score }) => sum + score, 0) / units.length).toFixed(3))

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
