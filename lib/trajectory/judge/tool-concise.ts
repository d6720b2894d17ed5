import { partsOf } from '../../tool'
import type { AnsweredCall } from '../rounds'
import { faultOf } from './call-faults'
import { toolConciseScore } from './formulas'
import { isUsedIn } from './known-text'
import {
  type DimensionRules,
  evidenceIn,
  faultsIn,
  judged,
  nothingToJudge,
  type Subject,
  scoresOf,
  type UnitScore,
} from './subject'

/**
 * TC: a call is 1 when it is sound and serves the request, else 0 (astra-spec 5.2, 5.3). A call
 * to a tool that the task does not expect serves it when something of its result is used later.
 */
export const judgeToolConcise: DimensionRules = (subject) => {
  if (subject.calls.length === 0) return nothingToJudge(subject.settings, 'No tool was called.')
  const units: UnitScore[] = subject.calls.map((answered) => {
    const fault = faultOf(answered, subject) ?? detourOf(answered, subject)
    return { step: answered.call.ordinal, score: fault === null ? 1 : 0, fault }
  })
  return judged(
    toolConciseScore(scoresOf(units)),
    faultsIn(units, 'Every call was sound and needed.'),
    evidenceIn(units),
  )
}

function detourOf({ call, result }: AnsweredCall, { task, trajectory }: Subject): string | null {
  if (trajectory.distractors.includes(call.tool))
    return `${partsOf(call.tool).tool} has nothing to do with the request.`
  if (task.expectedTools.includes(call.tool) || !result || result.failure) return null
  const later = trajectory.steps.flatMap((step) => {
    if (step.ordinal <= result.ordinal) return []
    if (step.kind === 'tool-call') return [JSON.stringify(step.arguments)]
    return step.kind === 'answer' || step.kind === 'thought' ? [step.text] : []
  })
  return isUsedIn(result.content, later.join('\n'))
    ? null
    : `${partsOf(call.tool).tool} was not asked for and nothing of its result was used.`
}
