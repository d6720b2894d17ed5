import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../shared/json'
import type { Augmentation, ConstraintCheck } from '../../task'
import type { ToolCallGraph } from '../../tool-graph'
import {
  aClosedDoor,
  aGoodTrajectory,
  aTask,
  aTimeout,
  aTrajectory,
  found,
  type Played,
  reserved,
} from '../fixtures'
import { DIMENSIONS, type Dimension } from '../judgement'
import { judgeByRules } from './built-in-judge'
import { DEFAULT_JUDGE, type JudgeSettings } from './settings'

const search = (result: Played[2] = found): Played => ['search_books', { query: 'sailing' }, result]
const reserve = (result: Played[2] = reserved, book_id = 'BK-1042'): Played => [
  'reserve_book',
  { book_id, member_id: 'MB-77' },
  result,
]
const ADDED: Augmentation = { axis: 'complexity', change: 'Adds a constraint.', facet: 'rule', persona: null }
const GOOD_ANSWER = 'I reserved "Sailing Alone" (reservation RV-9).'

const verdictOn = (dimension: Dimension, ...[rounds, answer, task]: Parameters<typeof aTrajectory>) =>
  judgeByRules(task ?? aTask(), aTrajectory(rounds, answer, task))[dimension]
const scoreOn = (...args: Parameters<typeof verdictOn>): number | string => {
  const verdict = verdictOn(...args)
  return verdict.outcome === 'judged' ? verdict.score : verdict.outcome
}

describe('the built-in judge', () => {
  it('gives a sound attempt full marks on the five dimensions that rules can decide', () => {
    const judgement = judgeByRules(aTask(), aGoodTrajectory())
    const decided = (
      ['tool_understand', 'tool_plan', 'tool_call', 'tool_concise', 'final_answer'] as const
    ).map((dimension) => judgement[dimension])
    expect(
      decided.map((verdict) => (verdict.outcome === 'judged' ? verdict.score : verdict.outcome)),
    ).toEqual([1, 1, 1, 1, 1])
    expect([judgement.query_understand.outcome, judgement.query_plan.outcome]).toEqual([
      'unjudged',
      'unjudged',
    ])
  })

  it('finds nothing to judge between rounds where there is one round (J = 1)', () => {
    const task = aTask({ plan: null, expectedTools: ['library/search_books'] })
    const rounds = [{ calls: [search()] }]
    expect(scoreOn('tool_understand', rounds, 'Sailing Alone.', task)).toBe('not-applicable')
    expect(scoreOn('tool_plan', rounds, 'Sailing Alone.', task)).toBe('not-applicable')
  })
})

describe('tool_call: the share of results without a failure', () => {
  it('counts injected failures too', () => {
    expect(
      scoreOn(
        'tool_call',
        [{ calls: [search(aTimeout)] }, { calls: [search()] }, { calls: [reserve()] }],
        GOOD_ANSWER,
      ),
    ).toBeCloseTo(2 / 3)
  })
  it('does not read failure out of words', () => {
    expect(
      scoreOn(
        'tool_call',
        [{ calls: [search({ note: 'error handling: exceptions and tracebacks', code: 500 })] }],
        'x',
      ),
    ).toBe(1)
  })
  it('has nothing to say without calls', () => {
    expect(scoreOn('tool_call', [], 'Hello.')).toBe('not-applicable')
  })
})

describe('tool_plan: rounds after the first', () => {
  it('is 0.5 for a round of which some calls are right', () => {
    const round = { calls: [reserve(), reserve(aClosedDoor, 'BK-5555')] }
    expect(scoreOn('tool_plan', [{ calls: [search()] }, round], GOOD_ANSWER)).toBe(0.5)
  })
  it('is 0 for a value that nobody gave', () => {
    const verdict = verdictOn(
      'tool_plan',
      [{ calls: [search()] }, { calls: [reserve(reserved, 'BK-5555')] }],
      GOOD_ANSWER,
    )
    expect(verdict).toMatchObject({ outcome: 'judged', score: 0 })
    expect(verdict.reason).toContain('book_id: BK-5555')
  })
  it('lets a passing failure be tried again, a lasting one not', () => {
    expect(scoreOn('tool_plan', [{ calls: [search(aTimeout)] }, { calls: [search()] }], 'x')).toBe(1)
    expect(scoreOn('tool_plan', [{ calls: [search(aClosedDoor)] }, { calls: [search()] }], 'x')).toBe(0)
  })
  it('is the mean over rounds 2 to J', () => {
    const rounds = [
      { calls: [search()] },
      { calls: [reserve()] },
      { calls: [search()] },
      { calls: [['get_book', { book_id: 'BK-1042' }, { book_id: 'BK-1042' }] satisfies Played] },
    ]
    expect(scoreOn('tool_plan', rounds, GOOD_ANSWER)).toBe(1)
    expect(
      scoreOn(
        'tool_plan',
        [...rounds, { calls: [['get_book', { book_id: 'BK-1042' }, {}] satisfies Played] }],
        GOOD_ANSWER,
      ),
    ).toBe(0.75)
  })
})

describe('tool_concise: every call', () => {
  it('faults arguments off the schema, unknown tools and early calls', () => {
    const calls: Played[] = [
      ['search_books', { query: 3 }, aClosedDoor, 'query must be string'],
      ['teleport', {}, aClosedDoor],
      reserve(aClosedDoor),
      search(),
    ]
    expect(scoreOn('tool_concise', [{ calls }], GOOD_ANSWER)).toBe(0.25)
  })
  it('faults a detour of which nothing is used, and no other', () => {
    const detour: Played = ['get_book', { book_id: 'BK-1042' }, { shelf: 'Gangway Nine' }]
    const rounds = [{ calls: [search()] }, { calls: [detour] }, { calls: [reserve()] }]
    expect(scoreOn('tool_concise', rounds, GOOD_ANSWER)).toBeCloseTo(0.667)
    expect(scoreOn('tool_concise', rounds, `${GOOD_ANSWER} It stands at Gangway Nine.`)).toBe(1)
  })
  it('says of a repeat what could be known of the first', () => {
    const reasonOf = (...rounds: Parameters<typeof aTrajectory>[0]) =>
      verdictOn('tool_concise', rounds, GOOD_ANSWER).reason
    expect(reasonOf({ calls: [search(), search()] })).toContain('twice at once')
    expect(reasonOf({ calls: [search()] }, { calls: [search()] })).toContain('although its result was known')
    expect(reasonOf({ calls: [search(aClosedDoor)] }, { calls: [search()] })).toContain('would not pass')
  })
  it('faults a call to a distractor even where its result is used', () => {
    const detour: Played = ['get_book', { book_id: 'BK-1042' }, { shelf: 'Gangway Nine' }]
    const rounds = [{ calls: [search()] }, { calls: [detour] }]
    const trajectory = {
      ...aTrajectory(rounds, 'At Gangway Nine.'),
      distractors: ['library/get_book' as const],
    }
    expect(judgeByRules(aTask(), trajectory).tool_concise).toMatchObject({ score: 0.5 })
  })
  it('finds a value in a text without spaces, and none that stands only inside another', () => {
    const asked = (question: string, query: string) =>
      scoreOn(
        'tool_concise',
        [{ calls: [['search_books', { query }, found]] }],
        'x',
        aTask({ question, plan: null }),
      )
    expect(asked('请帮我查找关于航海的书。', '航海')).toBe(1)
    expect(asked('请帮我查找关于航海的书。', '航海图书')).toBe(0)
    expect(asked('请帮我查找关于航海历史的图书。', '航海历史图书')).toBe(1)
    expect(asked('请帮我查找关于航海的书。', '烹饪')).toBe(0)
  })
  it('leaves paging to the agent', () => {
    expect(
      scoreOn('tool_concise', [{ calls: [['search_books', { query: 'sailing', limit: 7 }, found]] }], 'x'),
    ).toBe(1)
  })
})

describe('tool_understand: the reaction to a batch', () => {
  it('is 1 when results are used, 0 when a failure is passed over or repeated', () => {
    const marked = (result: Played[2], reaction: { thought?: string; calls: Played[] }) =>
      scoreOn('tool_understand', [{ calls: [search(result)] }, reaction], 'x')
    expect(marked(found, { calls: [reserve()] })).toBe(1)
    expect(marked(found, { calls: [search()] })).toBe(0)
    expect(marked(aClosedDoor, { thought: 'Now the next step.', calls: [reserve()] })).toBe(0)
    expect(
      marked(aClosedDoor, { thought: 'The search failed; I go on without it.', calls: [reserve()] }),
    ).toBe(1)
    expect(marked(aClosedDoor, { calls: [search()] })).toBe(0)
    expect(marked(aTimeout, { calls: [search()] })).toBe(1)
  })
  it('is what the agent says to the user, where it speaks before it goes on', () => {
    const thought = 'Now I look further.'
    const { steps, ...rest } = aTrajectory(
      [{ calls: [search()] }, { thought, calls: [['get_book', { book_id: 'BK-3' }, {}]] }],
      'x',
      aTask({ question: 'Which books on "sailing" are there? And what is BK-3?' }),
    )
    const told = (text: string) => {
      const said = { turn: 1, durationMs: null, kind: 'answer', origin: 'policy', text }
      const asked = {
        turn: 1,
        durationMs: null,
        kind: 'message',
        origin: 'simulated-user',
        role: 'user',
        text: 'Go on.',
      }
      const longer = [...steps.slice(0, 4), said, asked, ...steps.slice(4)]
      const numbered = longer.map((step, ordinal) => ({ ...step, ordinal })) as typeof steps
      return judgeByRules(aTask(), { ...rest, steps: numbered }).tool_understand
    }
    expect(told('There is "Sailing Alone". Shall I look at BK-3?')).toMatchObject({
      outcome: 'judged',
      score: 1,
    })
    expect(told('Shall I look at BK-3?')).toMatchObject({ outcome: 'unjudged' })
  })
  it('stays unjudged when the reaction tells nothing', () => {
    const task = aTask({ question: 'Look at the book BK-3 and reserve BK-3 for MB-77, in any order.' })
    const verdict = verdictOn(
      'tool_understand',
      [
        { calls: [['get_book', { book_id: 'BK-3' }, { pages: 412 }]] },
        { calls: [reserve(reserved, 'BK-3')] },
      ],
      'x',
      task,
    )
    expect(verdict.outcome).toBe('unjudged')
  })
})

describe('final_answer: (Corr + Summ) / 2', () => {
  const rounds = [{ calls: [search()] }, { calls: [reserve()] }]
  it.each([
    ['done and true', GOOD_ANSWER, 1],
    ['another language', '我已经为您预订了这本书。', 0.5],
    ['an invented address', `${GOOD_ANSWER} See https://example.com/rv9.`, 0.5],
    ['an invented figure', `${GOOD_ANSWER} It has 320 pages.`, 0.5],
    ['a count of what was listed', `Of 2 books, ${GOOD_ANSWER}`, 1],
    ['nothing of the result told', 'It is done.', 0.75],
    ['no answer', ' ', 0],
  ])('%s', (_case, answer, score) => {
    expect(scoreOn('final_answer', rounds, answer)).toBe(score)
  })

  it('waits for a result to be told in whatever script it is', () => {
    const withRule = (result: JsonObject) => [{ calls: [search()] }, { calls: [reserve(result)] }]
    expect(scoreOn('final_answer', withRule({ rule: '安静' }), 'It is done.')).toBe(0.75)
    expect(scoreOn('final_answer', withRule({ ok: true, nr: '' }), 'It is done.')).toBe(1)
  })

  it('takes no longer address for the one that is told', () => {
    const withLink = [
      { calls: [search({ ...found, link: 'https://example.com/rv90' })] },
      { calls: [reserve()] },
    ]
    expect(scoreOn('final_answer', withLink, `${GOOD_ANSWER} See https://example.com/rv90.`)).toBe(1)
    expect(scoreOn('final_answer', withLink, `${GOOD_ANSWER} See https://example.com/rv9.`)).toBe(0.5)
  })

  it('counts what was added for complexity as a part of the request, and does not judge what rules cannot see', () => {
    const under = (check: ConstraintCheck | undefined, answer = GOOD_ANSWER, of = rounds) =>
      verdictOn('final_answer', of, answer, aTask({ augmentation: { ...ADDED, ...(check && { check }) } }))
    const limit: ConstraintCheck = {
      ...{ kind: 'uses', tool: 'library/search_books', parameter: 'limit', value: 7 },
    }
    const limited: Played = ['search_books', { query: 'sailing', limit: 7 }, found]
    expect(under(limit, GOOD_ANSWER, [{ calls: [limited] }, { calls: [reserve()] }])).toMatchObject({
      score: 1,
    })
    expect(under(limit, `${GOOD_ANSWER} I looked through 7 of them.`)).toMatchObject({ outcome: 'judged' })
    expect(under(limit)).toMatchObject({ outcome: 'unjudged', reason: expect.stringContaining('limit 7') })
    expect(under(undefined)).toMatchObject({ outcome: 'unjudged' })
    // Where nothing was done at all, a constraint does not matter.
    expect(under(undefined, 'It is done.', [])).toMatchObject({ outcome: 'judged', score: 0.5 })

    expect(under({ kind: 'avoids', value: 'rowing' })).toMatchObject({ score: 1 })
    expect(under({ kind: 'avoids', value: 'sailing' })).toMatchObject({ score: 0.75 })
    expect(under({ kind: 'nothing-more' })).toMatchObject({ score: 1 })
    const more = [...rounds, { calls: [['get_book', { book_id: 'BK-1042' }, found] as Played] }]
    expect(under({ kind: 'nothing-more' }, GOOD_ANSWER, more)).toMatchObject({
      ...{ score: 0.75, reason: expect.stringContaining('get_book was called although') },
    })
    expect(under({ kind: 'one-sentence' })).toMatchObject({ score: 1 })
    expect(under({ kind: 'one-sentence' }, `${GOOD_ANSWER} All is well.`)).toMatchObject({ score: 0.75 })
  })

  it('asks for failures to be told', () => {
    const failed = [{ calls: [search()] }, { calls: [reserve(aClosedDoor)] }]
    expect(scoreOn('final_answer', failed, 'I found "Sailing Alone", but could not reserve it.')).toBe(0.75)
    expect(scoreOn('final_answer', failed, 'I found "Sailing Alone" for you.')).toBe(0.5)
    expect(scoreOn('final_answer', [{ calls: [search(aClosedDoor)] }], 'All is well.')).toBe(0)
  })
})

describe('the variants of the released code', () => {
  const oneRound = aTrajectory([{ calls: [search(aTimeout), search()] }], 'Sailing Alone.')
  const judgedBy = (settings: Partial<JudgeSettings>) =>
    judgeByRules(aTask(), oneRound, { settings: { ...DEFAULT_JUDGE, ...settings } })

  it('count a failed call 0 or 0.5', () => {
    expect(judgedBy({}).tool_call).toMatchObject({ score: 0.5 })
    expect(judgedBy({ failedCall: 0.5 }).tool_call).toMatchObject({ score: 0.75 })
  })
  it('leave out what cannot be judged, or give it full marks', () => {
    const three = ['query_plan', 'tool_understand', 'tool_plan'] as const
    expect(three.map((dimension) => judgedBy({})[dimension].outcome)).toEqual(Array(3).fill('not-applicable'))
    const full = judgedBy({ nothingToJudge: 'full-marks' })
    expect(three.map((dimension) => full[dimension])).toEqual(
      Array(3).fill(expect.objectContaining({ outcome: 'judged', score: 1 })),
    )
  })
  it('are named in the version, so that verdicts by different settings are never mixed', () => {
    const versions = DIMENSIONS.map((dimension) => judgedBy({ failedCall: 0.5 })[dimension].author.version)
    expect(new Set(versions)).toEqual(new Set(['4, failedCall 0.5']))
    expect(judgedBy({ panel: 'lowest' }).tool_call.author.version).toBe('4')
  })
})

describe('query_understand where the task’s mode tells by deeds', () => {
  const askedFor = aTask({
    mode: 'missing-parameter',
    question: 'Find books about "sailing" and reserve the first one for me.',
    withheldValues: [{ tool: 'library/reserve_book', parameter: 'member_id', value: 'MB-77' }],
  })
  const noTool = aTask({ mode: 'no-tool', question: 'What is a sloop?', expectedTools: [], plan: null })
  const noSearch = aTask({ mode: 'missing-tool', withheldTools: ['library/reserve_book'] })
  const inside = { ...askedFor, question: 'Find books about "sailing" for me, MB-778.' }
  const ask = 'Which member ID shall I use?'

  it.each([
    ['asks before it acts', askedFor, [], ask, 1],
    ['asks after calls that do not need it', askedFor, [{ calls: [search()] }], ask, 0.5],
    [
      'acts with what stands only inside another value',
      inside,
      [{ calls: [search()] }, { calls: [reserve()] }],
      GOOD_ANSWER,
      0,
    ],
    ['acts without it', askedFor, [{ calls: [search()] }, { calls: [reserve()] }], GOOD_ANSWER, 0],
    ['neither asks nor acts', askedFor, [], 'I like books.', 0],
    ['asks for something else', askedFor, [], 'Do you like boats?', 'unjudged'],
    ['answers without a call', noTool, [], 'A boat with one mast.', 1],
    ['calls a tool for nothing', noTool, [{ calls: [search()] }], 'A boat with one mast.', 0],
    ['says that a tool is missing', noSearch, [{ calls: [search()] }], 'I cannot reserve it for you.', 1],
    ['says that there is no tool', noSearch, [{ calls: [search()] }], 'I have no tool for the rest.', 1],
    [
      'is only sorry',
      noSearch,
      [{ calls: [search()] }],
      'Sorry for the wait! I reserved "Knots".',
      'unjudged',
    ],
    ['passes over that a tool is missing', noSearch, [{ calls: [search()] }], 'All is done.', 0],
    ['is only read', aTask(), [{ calls: [search()] }], 'x', 'unjudged'],
  ] as const)('%s', (_case, task, rounds, answer, score) => {
    expect(
      scoreOn(
        'query_understand',
        [...rounds].map(({ calls }) => ({ calls: [...calls] })),
        answer,
        task,
      ),
    ).toBe(score)
  })
  it('has no middle on the released code’s scale', () => {
    const trajectory = aTrajectory([{ calls: [search()] }], ask, askedFor)
    const settings: JudgeSettings = { ...DEFAULT_JUDGE, queryUnderstandScale: 'bits' }
    expect(judgeByRules(askedFor, trajectory, { settings }).query_understand).toMatchObject({ score: 0 })
  })
  it('takes what the user says later as known', () => {
    const trajectory = aTrajectory([{ calls: [search()] }, { calls: [reserve()] }], GOOD_ANSWER, askedFor)
    const told = {
      ...trajectory.steps[1],
      kind: 'message',
      text: 'It is MB-77.',
    } as (typeof trajectory.steps)[1]
    const steps = trajectory.steps.flatMap((step) => (step.ordinal === 4 ? [told, step] : [step]))
    const renumbered = steps.map((step, ordinal) => ({ ...step, ordinal }))
    const judgement = judgeByRules(askedFor, { ...trajectory, steps: renumbered })
    expect(judgement.tool_plan).toMatchObject({ outcome: 'judged', score: 1 })
    expect(judgement.final_answer).toMatchObject({ outcome: 'judged', score: 1 })
  })
  it('knows an answer without tools to be right only where the task says what it holds', () => {
    expect(scoreOn('final_answer', [], 'A boat with one mast.', noTool)).toBe('unjudged')
    expect(scoreOn('final_answer', [], '一条船。', noTool)).toBe(0.5)
    const known = { ...noTool, answer: 'one mast' }
    expect(scoreOn('final_answer', [], 'A boat with One mast.', known)).toBe(1)
    expect(scoreOn('final_answer', [], 'A boat with two.', known)).toBe(0.5)
    expect(scoreOn('final_answer', [], 'It has 12 masts.', { ...noTool, answer: '2' })).toBe(0.5)
  })
  it('takes asking and admitting for right answers where they are', () => {
    expect(scoreOn('final_answer', [], ask, askedFor)).toBe(1)
    expect(scoreOn('final_answer', [{ calls: [search()] }], 'I cannot reserve "Knots".', noSearch)).toBe(1)
    expect(scoreOn('final_answer', [{ calls: [search()] }], 'I reserved "Knots".', noSearch)).toBe(0.5)
    const sorry = 'Sorry for the wait! I reserved "Knots".'
    expect(scoreOn('final_answer', [{ calls: [search()] }], sorry, noSearch)).toBe('unjudged')
  })
})

describe('the order of calls', () => {
  const task = aTask({ plan: null })
  const graph: ToolCallGraph = {
    nodes: ['library/search_books', 'library/reserve_book'],
    dependencies: [
      {
        ...{ from: 'library/search_books', to: 'library/reserve_book', parameter: 'book_id' },
        ...{ weight: 1, evidence: [], author: 'built-in', review: 'undecided' },
      },
    ],
  }
  it('is read off the graph where no plan tells it', () => {
    const early = aTrajectory([{ calls: [reserve(), search()] }], GOOD_ANSWER, task)
    expect(judgeByRules(task, early, { graph }).tool_concise.reason).toContain(
      'reserve_book was called before search_books had given its book_id',
    )
    const refused = {
      ...graph,
      dependencies: graph.dependencies.map((one) => ({ ...one, review: 'refused' as const })),
    }
    expect(judgeByRules(task, early, { graph: refused }).tool_concise.reason).toContain(
      'neither the user nor',
    )
  })
})
