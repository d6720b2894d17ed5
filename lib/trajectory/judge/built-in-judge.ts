import type { Task } from '../../task'
import type { ToolCallGraph } from '../../tool-graph'
import type { Author } from '../../verifier'
import { type Judgement, judgementFrom } from '../judgement'
import type { Trajectory } from '../trajectory'
import { judgeFinalAnswer } from './final-answer'
import { judgeQueryPlan } from './query-plan'
import { judgeQueryUnderstand } from './query-understand'
import { DEFAULT_JUDGE, type JudgeSettings, judgeVersion } from './settings'
import { subjectOf, unjudged } from './subject'
import { judgeToolCall } from './tool-call'
import { judgeToolConcise } from './tool-concise'
import { judgeToolPlan } from './tool-plan'
import { judgeToolUnderstand } from './tool-understand'

/**
 * The built-in judge: rules over the record, no model. What takes reading stays unjudged: how well an opening plan was
 * made, and whether a request was understood unless its mode tells by deeds.
 */
export function judgeByRules(
  task: Task,
  trajectory: Trajectory,
  { graph = null, settings = DEFAULT_JUDGE }: { graph?: ToolCallGraph | null; settings?: JudgeSettings } = {},
): Judgement {
  const subject = subjectOf(task, trajectory, graph, settings)
  const author: Author = { kind: 'built-in', name: 'built-in rules', version: judgeVersion(settings) }
  const rules = {
    query_understand: judgeQueryUnderstand,
    query_plan: judgeQueryPlan,
    tool_understand: judgeToolUnderstand,
    tool_plan: judgeToolPlan,
    tool_call: judgeToolCall,
    tool_concise: judgeToolConcise,
    final_answer: judgeFinalAnswer,
  }
  return judgementFrom((dimension) => ({ ...rules[dimension](subject), author }))
}

/** A judgement in which nothing was judged, for one reason: an attempt that did not end, a judge that gave nothing. */
export const nothingJudged = (reason: string, author?: Author): Judgement =>
  judgementFrom(() => unjudged(reason, author))
