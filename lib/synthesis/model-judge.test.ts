import { expect, it } from 'vitest'
import type { JsonObject } from '../shared/json'
import type { ModelProblemCode } from '../shared/model'
import { DIMENSIONS } from '../trajectory'
import { aGoodTrajectory, aScriptedModel, aTask } from './fixtures'
import { judgeByModel } from './model-judge'

const reason = 'It does.'
/** The good trajectory has calls at 3 and 6, results at 4 and 7, the answer at 8. */
const aFullJudgement = (): JsonObject => ({
  query_understand: { reason, score: 1, steps: [2] },
  query_plan: { reason, score: 0.5, steps: [2] },
  tool_understand: { reason, units: [{ step: 4, score: 0.5 }] },
  tool_plan: { reason, units: [{ step: 6, score: 1 }] },
  tool_call: {
    reason,
    units: [
      { step: 4, score: 1 },
      { step: 7, score: 0 },
    ],
  },
  tool_concise: {
    reason,
    units: [
      { step: 3, score: 1 },
      { step: 6, score: 1 },
    ],
  },
  final_answer: { reason, correctness: 1, summary: 0.5, steps: [8] },
})
const judge = (judgement: JsonObject | ModelProblemCode, trajectory = aGoodTrajectory()) =>
  judgeByModel({
    task: aTask(),
    trajectory,
    model: aScriptedModel({ objects: { judgement } }),
    seed: 1,
    signal: new AbortController().signal,
  })

it('computes the scores from the marks by the paper', async () => {
  const { judgement } = await judge(aFullJudgement())
  const scores = DIMENSIONS.map((dimension) =>
    judgement[dimension].outcome === 'judged' ? judgement[dimension].score : null,
  )
  expect(scores).toEqual([1, 0.5, 0.5, 1, 0.5, 1, 0.75])
})

it.each<[string, Partial<{ [key: string]: JsonObject | undefined }>]>([
  ['a dimension that is missing', { tool_plan: undefined }],
  ['a mark off the scale', { tool_plan: { reason, units: [{ step: 6, score: 0.7 }] } }],
  ['marks on other steps', { tool_plan: { reason, units: [{ step: 3, score: 1 }] } }],
  ['a step that is left out', { tool_plan: { reason, units: [] } }],
  [
    'a step that is marked twice',
    {
      tool_plan: {
        reason,
        units: [
          { step: 6, score: 1 },
          { step: 6, score: 1 },
        ],
      },
    },
  ],
])('leaves %s unjudged, and judges the others', async (_case, change) => {
  const value = Object.fromEntries(
    Object.entries({ ...aFullJudgement(), ...change }).filter(([, member]) => member !== undefined),
  ) as JsonObject
  const { judgement } = await judge(value)
  expect(judgement.tool_plan.outcome).toBe('unjudged')
  expect(judgement.tool_call.outcome).toBe('judged')
})

it('does not believe evidence that is not there', async () => {
  const { judgement } = await judge({ ...aFullJudgement(), query_plan: { reason, score: 1, steps: [99] } })
  expect(judgement.query_plan.outcome).toBe('unjudged')
})

it('leaves all unjudged when the reply cannot be used, and throws when the endpoint is down', async () => {
  const { judgement } = await judge('unparsed')
  expect(DIMENSIONS.map((dimension) => judgement[dimension].outcome)).toEqual(Array(7).fill('unjudged'))
  await expect(judge('rate-limited')).rejects.toMatchObject({ code: 'rate-limited' })
})

it('lets the language gate overrule a kind judge', async () => {
  const trajectory = aGoodTrajectory()
  const steps = trajectory.steps.map((step) =>
    step.kind === 'answer' ? { ...step, text: '已经预订了。' } : step,
  )
  const { judgement } = await judge(aFullJudgement(), { ...trajectory, steps })
  expect(judgement.final_answer).toMatchObject({ outcome: 'judged', score: 0.25 })
})
