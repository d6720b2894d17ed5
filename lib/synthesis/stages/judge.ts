import type { ChatModel } from '../../shared/model'
import type { Random } from '../../shared/random'
import type { Task } from '../../task'
import {
  type Judgement,
  judgeByRules,
  judgementOfPanel,
  judgeVersion,
  nothingJudged,
  type PanelJudgement,
  type Trajectory,
} from '../../trajectory'
import { NO_USAGE, usageSum } from '../agents/agent'
import { isTimeUp } from '../endings'
import { gateOf } from '../gate'
import type { ItemInput, Players, Staged } from '../item'
import { judgeByModel } from '../judge/model-judge'
import type { SynthesisParams } from '../synthesis'

/** What came of judging an attempt; `panel` holds each judge's own verdicts where there were several. */
export interface JudgedAttempt {
  judgement: Judgement
  panel: PanelJudgement | null
}

interface JudgeInput extends Pick<ItemInput, 'graph' | 'signal'> {
  judges: Players['judges']
  params: Pick<SynthesisParams, 'judge' | 'required' | 'scoreMin'>
}

/** The last gate: what the judges say of an answered attempt, and whether that suffices. */
export async function judgeStage(
  input: JudgeInput,
  task: Task,
  trajectory: Trajectory,
  random: Random,
): Promise<Staged<JudgedAttempt> & { value: JudgedAttempt }> {
  const { judges: players, params } = input
  const asked = await Promise.all(
    players.map((model, seat) =>
      judgedBy(
        model,
        input,
        task,
        trajectory,
        random
          .fork('judge')
          .fork(seat)
          .int(0, 2 ** 30),
      ),
    ),
  )
  const judges = asked.map(({ judgement }) => judgement)
  const panel = judges.length > 1 ? { rule: params.judge.panel, judges } : null
  const judgement = judgementOfPanel({ rule: params.judge.panel, judges })
  return {
    value: { judgement, panel },
    ending: gateOf(judgement, params),
    usage: asked.reduce((sum, { usage }) => usageSum(sum, usage), NO_USAGE),
  }
}

async function judgedBy(
  model: ChatModel | null,
  { params: { judge: settings }, graph, signal }: JudgeInput,
  task: Task,
  trajectory: Trajectory,
  seed: number,
): Promise<{ judgement: Judgement; usage: Staged<Judgement>['usage'] }> {
  if (!model) return { judgement: judgeByRules(task, trajectory, { graph, settings }), usage: NO_USAGE }
  try {
    return await judgeByModel({ task, trajectory, model, settings, seed, signal })
  } catch (error) {
    if (!isTimeUp(signal)) throw error
    return {
      judgement: nothingJudged('The time limit was reached before the judge had spoken.', {
        kind: 'model',
        name: model.name,
        version: judgeVersion(settings),
      }),
      usage: NO_USAGE,
    }
  }
}
