import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../shared/json'
import { type ChatModel, ModelError, type ModelProblemCode } from '../../shared/model'
import { DEFAULT_JUDGE, DIMENSIONS, type Dimension, type Judgement } from '../../trajectory'
import { aClosedDoor, aTrajectory, found, reserved } from '../../trajectory/fixtures'
import { aGoodTrajectory, aTask } from '../fixtures'
import { judgeByModel } from './model-judge'

const usage = { calls: 1, tokensIn: 10, tokensOut: 5 }
type Reply = JsonObject | ModelProblemCode
type Asked = { name: string; text: string; said: number }

/** A judge that answers each question in its own way; what it was asked is noted. */
function aJudge(answer: (asked: Asked) => Reply): { model: ChatModel; asked: Asked[] } {
  const asked: Asked[] = []
  return {
    asked,
    model: {
      name: 'a scripted judge',
      chat: () => Promise.reject(new Error('A judge is not chatted with.')),
      async object({ name, messages }) {
        const one = { name, text: messages[1]?.content ?? '', said: messages.length }
        asked.push(one)
        const value = answer(one)
        if (typeof value === 'string') throw new ModelError(value, `scripted: ${value}`, usage)
        return { value, raw: JSON.stringify(value), usage, durationMs: 1 }
      },
    },
  }
}

const reason = 'It does.'
const at = (step: number, quote: string) => ({ reason, evidence: [{ step, quote }] })
/** The good trajectory: thought 2, call 3, result 4, thought 5, call 6, result 7, answer 8. */
const theWhole: JsonObject = {
  query_understand: { ...at(2, 'First search'), score: 1 },
  query_plan: { ...at(2, 'then reserve'), score: 0.5 },
  tool_call: {
    ...at(7, 'RV-9'),
    units: [
      { step: 4, score: 1 },
      { step: 7, score: 0 },
    ],
  },
  tool_concise: {
    ...at(3, '"query":"sailing"'),
    units: [
      { step: 3, score: 1 },
      { step: 6, score: 1 },
    ],
  },
  final_answer: { ...at(8, 'reservation RV-9'), correctness: 1, summary: 0.5 },
}
const theStep: JsonObject = {
  tool_understand: { ...at(5, 'The first is Sailing Alone.'), units: [{ step: 4, score: 0.5 }] },
  tool_plan: { ...at(6, 'library/reserve_book'), units: [{ step: 6, score: 1 }] },
}
const soFar = ({ name }: Asked) => (name === 'judgement' ? theWhole : theStep)

const judge = async (
  answer: (asked: Asked) => Reply,
  {
    trajectory = aGoodTrajectory(),
    ...settings
  }: Partial<typeof DEFAULT_JUDGE & { trajectory: ReturnType<typeof aGoodTrajectory> }> = {},
) => {
  const { model, asked } = aJudge(answer)
  const made = await judgeByModel({
    task: aTask(),
    trajectory,
    model,
    settings: { ...DEFAULT_JUDGE, ...settings },
    seed: 1,
    signal: new AbortController().signal,
  })
  return { ...made, asked }
}
const scoresOf = (judgement: Judgement) =>
  DIMENSIONS.map((dimension) => {
    const verdict = judgement[dimension]
    return verdict.outcome === 'judged' ? verdict.score : verdict.outcome
  })
/** The whole question answered with one part changed. */
const changed = (part: Dimension, value: JsonObject | null) => (asked: Asked) => {
  const answer = { ...soFar(asked) }
  if (part in answer) {
    if (value === null) delete answer[part]
    else answer[part] = value
  }
  return answer
}

describe('a model that judges', () => {
  it('gives marks, and the scores are computed from them by the paper', async () => {
    const { judgement, usage: used } = await judge(soFar)
    expect(scoresOf(judgement)).toEqual([1, 0.5, 0.5, 1, 0.5, 1, 0.75])
    expect(judgement.query_plan).toMatchObject({
      quotes: [{ step: 2, text: 'then reserve' }],
      author: { kind: 'model', version: '4' },
    })
    expect(used.calls).toBe(2)
  })

  it('counts a failed call 0.5 where the settings say so, and says it in its version', async () => {
    const { judgement } = await judge(soFar, { failedCall: 0.5 })
    expect(judgement.tool_call).toMatchObject({ score: 0.75, author: { version: '4, failedCall 0.5' } })
  })

  it('sees of a round only what came before it, and of the rest the whole record', async () => {
    const three = aTrajectory(
      [
        { calls: [['search_books', { query: 'sailing' }, found]] },
        { calls: [['reserve_book', { book_id: 'BK-1042', member_id: 'MB-77' }, aClosedDoor]] },
        { calls: [['reserve_book', { book_id: 'BK-2210', member_id: 'MB-77' }, reserved]] },
      ],
      'I reserved it.',
    )
    const { asked } = await judge(() => ({}), { trajectory: three })
    const firstAsked = asked.filter(({ said }) => said === 2)
    expect(firstAsked.map(({ name }) => name)).toEqual(['judgement', 'step_judgement', 'step_judgement'])
    const [whole, second, third] = firstAsked
    expect(whole?.text).toContain('I reserved it.')
    expect(second?.text).toContain('#4 [call call_2]')
    expect(second?.text).not.toContain('#6 ')
    expect(third?.text).toContain('#6 [call call_3]')
    expect(third?.text).not.toContain('I reserved it.')
  })

  it('sees everything in one question with the released code’s view', async () => {
    const { judgement, asked } = await judge(() => ({ ...theWhole, ...theStep }), { stepView: 'whole' })
    expect(scoresOf(judgement)).toEqual([1, 0.5, 0.5, 1, 0.5, 1, 0.75])
    expect(asked).toHaveLength(1)
  })

  it.each<[string, Dimension, JsonObject | null, string]>([
    ['is missing', 'tool_call', null, 'form'],
    ['is off the scale', 'query_plan', { ...at(2, 'First'), score: 0.7 }, 'form'],
    ['has no evidence', 'query_plan', { reason, evidence: [], score: 1 }, 'form'],
    ['points at a step that is not there', 'query_plan', { ...at(99, 'First'), score: 1 }, 'step 99'],
    ['quotes what nobody said', 'query_plan', { ...at(2, 'First order'), score: 1 }, 'First order'],
    [
      'quotes the right words from another step',
      'query_plan',
      { ...at(8, 'First search'), score: 1 },
      'step 8',
    ],
    ['quotes nothing but space', 'query_plan', { ...at(2, '  '), score: 1 }, 'empty'],
    [
      'marks other steps',
      'tool_plan',
      { ...at(6, 'reserve'), units: [{ step: 3, score: 1 }] },
      'instead of 6',
    ],
    [
      'leaves a step out',
      'tool_concise',
      { ...at(3, 'search'), units: [{ step: 3, score: 1 }] },
      'instead of 3, 6',
    ],
    [
      'marks a step twice',
      'tool_plan',
      {
        ...at(6, 'reserve'),
        units: [
          { step: 6, score: 1 },
          { step: 6, score: 1 },
        ],
      },
      'instead of 6',
    ],
    [
      'gives 0.5 to one call',
      'tool_plan',
      { ...at(6, 'reserve'), units: [{ step: 6, score: 0.5 }] },
      '0 or 1',
    ],
    [
      'looks into the future',
      'tool_plan',
      { ...at(8, 'I reserved'), units: [{ step: 6, score: 1 }] },
      'step 8',
    ],
  ])('leaves a part that %s unjudged, and judges the others', async (_case, part, value, because) => {
    const { judgement } = await judge(changed(part, value))
    expect(judgement[part].outcome).toBe('unjudged')
    expect(judgement[part].reason).toContain(because)
    expect(DIMENSIONS.filter((dimension) => judgement[dimension].outcome === 'unjudged')).toEqual([part])
  })

  it('may mend a part once, and is told what was wrong', async () => {
    const flawed = { ...theWhole, query_plan: { ...at(2, 'Fourth'), score: 1 } }
    const {
      judgement,
      asked,
      usage: used,
    } = await judge((one) => (one.name === 'judgement' && one.said === 2 ? flawed : soFar(one)))
    expect(judgement.query_plan).toMatchObject({ outcome: 'judged', score: 0.5 })
    expect(asked.filter(({ name }) => name === 'judgement')).toHaveLength(2)
    expect(used.calls).toBe(3)
  })

  it('quotes with white space of its own', async () => {
    const { judgement } = await judge(changed('query_plan', { ...at(2, 'First\n search,  then'), score: 1 }))
    expect(judgement.query_plan).toMatchObject({ outcome: 'judged', score: 1 })
  })

  it('knows only 0 and 1 of understanding on the released code’s scale', async () => {
    const half = changed('query_understand', { ...at(2, 'First'), score: 0.5 })
    expect((await judge(half)).judgement.query_understand).toMatchObject({ score: 0.5 })
    const { judgement } = await judge(half, { queryUnderstandScale: 'bits' })
    expect(judgement.query_understand.outcome).toBe('unjudged')
  })

  it('is not asked where there is nothing to judge', async () => {
    const one = aTrajectory([{ calls: [['search_books', { query: 'sailing' }, found]] }], 'Sailing Alone.')
    const answer: JsonObject = {
      query_understand: { ...at(2, 'sailing'), score: 1 },
      tool_call: { ...at(3, 'Knots'), units: [{ step: 3, score: 1 }] },
      tool_concise: { ...at(2, 'sailing'), units: [{ step: 2, score: 1 }] },
      final_answer: { ...at(4, 'Sailing'), correctness: 0.5, summary: 1 },
    }
    const { judgement, asked } = await judge(() => answer, { trajectory: one })
    const na = 'not-applicable'
    expect(scoresOf(judgement)).toEqual([1, na, na, na, 1, 1, 0.75])
    expect(asked).toHaveLength(1)
    const full = await judge(() => answer, { trajectory: one, nothingToJudge: 'full-marks' })
    expect(scoresOf(full.judgement)).toEqual([1, 1, 1, 1, 1, 1, 0.75])
  })

  it('is overruled by the language gate and by an address that stands nowhere', async () => {
    const answering = (text: string) => {
      const trajectory = aGoodTrajectory()
      const steps = trajectory.steps.map((step) => (step.kind === 'answer' ? { ...step, text } : step))
      const kind = { ...at(2, 'First'), correctness: 1, summary: 1 }
      return judge(changed('final_answer', kind), { trajectory: { ...trajectory, steps } })
    }
    const [chinese, address] = [
      await answering('已经预订了。'),
      await answering('See https://example.com/rv9.'),
    ]
    expect(chinese.judgement.final_answer).toMatchObject({ score: 0.5 })
    expect(address.judgement.final_answer).toMatchObject({ score: 0.5 })
    expect(address.judgement.final_answer.reason).toContain('https://example.com/rv9')
  })

  it('leaves all unjudged when no reply can be used, and throws when the endpoint is down', async () => {
    const { judgement, usage: used } = await judge(() => 'unparsed')
    expect(scoresOf(judgement)).toEqual(Array(7).fill('unjudged'))
    expect(used.calls).toBe(2)
    await expect(judge(() => 'rate-limited')).rejects.toMatchObject({ code: 'rate-limited' })
  })
})
