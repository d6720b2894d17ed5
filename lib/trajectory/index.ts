/**
 * The record of one attempt.
 *
 * - **trajectory**: steps, the tools offered, why it ended, who acted.
 * - **step**: one thing that happened: message, thought, tool-call, tool-result, answer.
 * - **turn**: the steps of one model call; derived, never stored apart.
 * - **judgement**: ASTRA's seven dimensions, a verdict each.
 * - **mark**: what a person says of one dimension; calibration holds judges against marks.
 * - **outcome**: kept, dropped for a reason, or quarantined because it could not be judged.
 */
export { asksUser } from './asks-user'
export * from './calibration/calibration'
export { type Mark, NewMark, scaleOf, standingMarks } from './calibration/mark'
export { callRecordOf } from './call-record'
export { factsOf, scoreOf } from './facts'
export * from './filter'
export { filterFromQuery, queryOf } from './filter-query'
export { type AnswerGates, answerGates } from './judge/answer-gates'
export { judgeByRules, nothingJudged } from './judge/built-in-judge'
export * from './judge/formulas'
export { DEFAULT_JUDGE, JudgeSettings, judgeVersion } from './judge/settings'
export { nothingToJudge } from './judge/subject'
export { firstTurnOf } from './judge/turns'
export { type JudgedUnits, judgedUnits } from './judge/units'
export {
  buildJudgeRates,
  type JudgeRates,
  judgeKey,
  type VerdictCount,
} from './judge-rates'
export * from './judgement'
export { messagesOf } from './messages'
export { callsOf, type Round, roundsOf } from './rounds'
export { shapeOf, type TrajectoryShape } from './shape'
export { skeletonOf } from './skeleton'
export * from './step'
export { taskAsMeant } from './task-as-meant'
export { type ToolUse, toolUsesOf } from './tool-uses'
export * from './trajectory'
