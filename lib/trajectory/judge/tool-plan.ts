import { faultOf } from './call-faults'
import { roundScore, toolPlanScore } from './formulas'
import {
  type DimensionRules,
  evidenceIn,
  faultsIn,
  judged,
  nothingToJudge,
  scoresOf,
  type UnitScore,
} from './subject'

/**
 * TCP: each round after the first is 1 when all its calls are right, 0.5 when some are, 0 when none is (astra-spec 5.2,
 * 5.3). With one round there is nothing to judge.
 */
export const judgeToolPlan: DimensionRules = (subject) => {
  const later = subject.rounds.slice(1)
  if (later.length === 0)
    return nothingToJudge(subject.settings, 'There was no second round of calls to plan.')
  const units: UnitScore[] = later.map(({ calls }) => {
    const faults = calls.map((call) => {
      const answered = subject.calls.find((other) => other.call === call)
      return answered ? faultOf(answered, subject) : null
    })
    return {
      step: calls[0]?.ordinal ?? 0,
      score: roundScore(faults.map((fault) => fault === null)),
      fault: faults.find((fault) => fault !== null) ?? null,
    }
  })
  return judged(
    toolPlanScore(scoresOf(units)),
    faultsIn(units, 'Every later round follows from what was known.'),
    evidenceIn(units),
  )
}
