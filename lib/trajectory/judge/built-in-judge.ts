import type { Task } from '../../task'
import { DIMENSIONS, type Judgement } from '../judgement'
import type { Trajectory } from '../trajectory'
import { judgeFinalAnswer } from './final-answer'
import { subjectOf, unjudged } from './subject'
import { judgeToolCall } from './tool-call'
import { judgeToolConcise } from './tool-concise'
import { judgeToolPlan } from './tool-plan'
import { judgeToolUnderstand } from './tool-understand'

/**
 * The built-in judge: rules over the record, no model. Five of the seven dimensions can be decided so; how well
 * a request was understood and planned for takes reading, and stays unjudged.
 */
export function judgeByRules(task: Task, trajectory: Trajectory): Judgement {
  const subject = subjectOf(task, trajectory)
  return {
    query_understand: unjudged(
      'Rules cannot tell whether the request was understood; ask a model or a person.',
    ),
    query_plan: unjudged('Rules cannot tell whether the opening plan was good; ask a model or a person.'),
    tool_understand: judgeToolUnderstand(subject),
    tool_plan: judgeToolPlan(subject),
    tool_call: judgeToolCall(subject),
    tool_concise: judgeToolConcise(subject),
    final_answer: judgeFinalAnswer(subject),
  }
}

/** A judgement in which nothing was judged, for one reason: an attempt that did not end, a judge that gave nothing. */
export const nothingJudged = (reason: string, author?: Judgement['tool_call']['author']): Judgement =>
  Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, unjudged(reason, author)])) as Judgement
