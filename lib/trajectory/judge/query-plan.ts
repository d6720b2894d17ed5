import { type DimensionRules, nothingToJudge, unjudged } from './subject'
import { firstTurnOf } from './turns'

/** QP: a plan takes reading; rules only see that there is none (astra-spec 5.2, empty content). */
export const judgeQueryPlan: DimensionRules = ({ trajectory, settings }) =>
  firstTurnOf(trajectory.steps)?.text
    ? unjudged('Rules cannot tell whether the opening plan was good; ask a model or a person.')
    : nothingToJudge(settings, 'The first turn says nothing that could be a plan.')
