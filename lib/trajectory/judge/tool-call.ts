import { partsOf } from '../../tool'
import { toolCallScore } from './formulas'
import { type DimensionRules, evidenceIn, faultsIn, judged, nothingToJudge, type UnitScore } from './subject'

/** TCS: the share of results that report no failure, injected ones included (astra-spec 5.2). */
export const judgeToolCall: DimensionRules = ({ trajectory, settings }) => {
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
  if (units.length === 0) return nothingToJudge(settings, 'No tool was called.')
  const score = toolCallScore(
    units.map(({ fault }) => fault === null),
    settings.failedCall,
  )
  return judged(score, faultsIn(units, 'Every call succeeded.'), evidenceIn(units))
}
