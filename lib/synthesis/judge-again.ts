import type { ChatModel } from '../shared/model'
import { randomFrom } from '../shared/random'
import type { Task } from '../task'
import type { ToolCallGraph } from '../tool-graph'
import { scoreOf, type Trajectory, taskAsMeant } from '../trajectory'
import type { Ending } from './item'
import { type JudgedAttempt, judgeStage } from './stages/judge'
import type { JudgeAgainParams } from './synthesis'

/** What another look at a stored attempt came to. */
export interface JudgedAgain extends JudgedAttempt {
  outcome: 'kept' | Ending['outcome']
  reason: string | null
  detail: string | null
  score: number | null
}

/** Judges a stored attempt anew, by the judges, settings and thresholds of now; what was said before is not looked at. */
export async function judgeAgain({
  task,
  trajectory,
  graph,
  ordinal,
  params,
  judges,
  signal,
}: {
  task: Task
  trajectory: Trajectory
  graph: ToolCallGraph | null
  /** Position in the job, from 0; with its seed it decides what models are asked with. */
  ordinal: number
  params: JudgeAgainParams
  judges: readonly (ChatModel | null)[]
  signal: AbortSignal
}): Promise<JudgedAgain> {
  const { value, ending } = await judgeStage(
    { judges, params, graph, signal },
    taskAsMeant(task, trajectory.steps),
    trajectory,
    randomFrom(params.seed, 'judged again', ordinal),
  )
  return {
    ...value,
    outcome: ending?.outcome ?? 'kept',
    reason: ending?.reason ?? null,
    detail: ending?.detail ?? null,
    score: scoreOf(value.judgement),
  }
}
