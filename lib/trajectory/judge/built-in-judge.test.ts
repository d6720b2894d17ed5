import { describe, expect, it } from 'vitest'
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
import type { Dimension } from '../judgement'
import { judgeByRules } from './built-in-judge'

const search = (result: Played[2] = found): Played => ['search_books', { query: 'sailing' }, result]
const reserve = (result: Played[2] = reserved, book_id = 'BK-1042'): Played => [
  'reserve_book',
  { book_id, member_id: 'MB-77' },
  result,
]
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

  it('asks for failures to be told', () => {
    const failed = [{ calls: [search()] }, { calls: [reserve(aClosedDoor)] }]
    expect(scoreOn('final_answer', failed, 'I found "Sailing Alone", but could not reserve it.')).toBe(0.75)
    expect(scoreOn('final_answer', failed, 'I found "Sailing Alone" for you.')).toBe(0.5)
    expect(scoreOn('final_answer', [{ calls: [search(aClosedDoor)] }], 'All is well.')).toBe(0)
  })
})
