import type { Task } from '../task'
import { meanOfJudged } from '../verifier'
import { DIMENSIONS, type Judgement } from './judgement'
import { callsOf } from './rounds'
import type { Outcome, Trajectory, TrajectoryFacts } from './trajectory'

/** The unweighted mean over the judged dimensions in [0, 1] (astra-spec 5.1); null when none was judged. */
export const scoreOf = (judgement: Judgement): number | null =>
  meanOfJudged(DIMENSIONS.map((dimension) => judgement[dimension]))

/** The narrow facts of a trajectory, derived from its record, its judgement and what the gate decided. */
export function factsOf(
  task: Task,
  trajectory: Trajectory,
  judgement: Judgement,
  outcome: Outcome,
  reason: string | null,
): TrajectoryFacts {
  const calls = callsOf(trajectory.steps)
  return {
    question: task.question,
    outcome,
    reason,
    termination: trajectory.termination,
    stepCount: trajectory.steps.length,
    turnCount: trajectory.steps.reduce((most, step) => Math.max(most, step.turn), 0),
    callCount: calls.length,
    failureCount: calls.filter(({ result }) => result?.failure).length,
    tools: [...new Set(calls.map(({ call }) => call.tool))].sort(),
    score: scoreOf(judgement),
    unjudgedCount: DIMENSIONS.filter((dimension) => judgement[dimension].outcome === 'unjudged').length,
    judgement,
  }
}
