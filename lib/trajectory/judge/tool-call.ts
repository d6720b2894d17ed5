import { partsOf } from '../../tool'
import { type DimensionRules, evidenceIn, faultsIn, judged, notApplicable, type UnitScore } from './subject'

/** TCS = (1/n) Σ S_i: the share of results that report no failure, injected ones included (astra-spec 5.2, paper form). */
export const judgeToolCall: DimensionRules = ({ trajectory }) => {
  const units: UnitScore[] = trajectory.steps.flatMap((step) =>
    step.kind !== 'tool-result'
      ? []
      : [
          {
            step: step.ordinal,
            score: step.failure ? 0 : 1,
            fault: step.failure
              ? `${partsOf(step.tool).tool} failed (${step.failure.kind}${step.failure.isInjected ? ', injected' : ''}).`
              : null,
          },
        ],
  )
  if (units.length === 0) return notApplicable('No tool was called.')
  const score = units.reduce((sum, unit) => sum + unit.score, 0) / units.length
  return judged(score, faultsIn(units, 'Every call succeeded.'), evidenceIn(units))
}
