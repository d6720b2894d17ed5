import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aTool } from '../../tool/fixtures'
import { TASK_MODES, type Task } from '../task'
import { nothingScored, TASK_DIMENSIONS, TASK_LEVELS, type TaskLevel, type TaskScores } from '../task-scores'
import { levelOfLabel, TASK_LABELS } from './labels'
import { scoreByRules } from './score-by-rules'
import { dimensionsFor, taskGateOf } from './task-gate'

const tools = [
  ['search_books', 'Search the catalogue for books by title.'],
  ['find_books_by_author', 'Find books in the catalogue by their author.'],
  ['reserve_book', 'Reserve a book for a member of the library.'],
  ['water_plants', 'Water the plants of the reading room.'],
].map(([name = '', description = '']) => ({
  key: `library/${name}` as const,
  tool: aTool(name, { description }),
}))

const aPlannedTask = (parts: Partial<Task> = {}): Task => ({
  mode: 'chain',
  question: 'Find books about "sailing" and reserve the first one for me.',
  language: 'en',
  expectedTools: ['library/search_books', 'library/reserve_book'],
  plan: [
    { tool: 'library/search_books', arguments: { query: { from: 'user', value: 'sailing' } } },
    { tool: 'library/reserve_book', arguments: { book_id: { from: 'result', step: 0, field: 'id' } } },
  ],
  withheldTools: [],
  withheldValues: [],
  answer: null,
  leak: null,
  augmentation: null,
  author: { kind: 'built-in', name: 'built-in author' },
  ...parts,
})

const levels = (task: Task, offered = tools) => {
  const scores = scoreByRules(task, offered)
  return TASK_DIMENSIONS.map((dimension) => {
    const score = scores[dimension]
    return score.outcome === 'judged' ? score.level : null
  })
}

describe('the scores by rules', () => {
  const single = aPlannedTask({
    expectedTools: ['library/water_plants'],
    plan: [{ tool: 'library/water_plants', arguments: {} }],
  })
  const apart = aPlannedTask({
    plan: [
      { tool: 'library/search_books', arguments: {} },
      { tool: 'library/reserve_book', arguments: {} },
    ],
  })
  const bound = aPlannedTask({
    expectedTools: ['library/water_plants', 'library/reserve_book'],
    plan: [
      { tool: 'library/water_plants', arguments: {} },
      { tool: 'library/reserve_book', arguments: { book_id: { from: 'result', step: 0, field: 'id' } } },
    ],
  })
  // quality, realism, necessity, difficulty, uniqueness
  it.each<[string, Task, (number | null)[]]>([
    ['a later call needs a result, another tool could stand in', aPlannedTask(), [null, null, 5, 4, 2]],
    ['no call needs another', apart, [null, null, 4, 4, 2]],
    ['no other tool could stand in and the order is forced', bound, [null, null, 5, 3, 5]],
    ['one call that is like no other', single, [null, null, 3, 3, 3]],
    ['no plan', aPlannedTask({ plan: null }), [null, null, null, 4, null]],
    ['the question names a tool', aPlannedTask({ leak: 'search_books' }), [null, null, 5, 1, 2]],
    [
      'no tool is needed',
      aPlannedTask({ mode: 'no-tool', expectedTools: [], plan: [], answer: 'x' }),
      [null, null, 1, null, null],
    ],
  ])('%s', (_case, task, expected) => {
    expect(levels(task)).toEqual(expected)
  })

  it('make the choice very easy where every offered tool is needed', () => {
    expect(levels(single, tools.slice(3))[3]).toBe(1)
  })

  it('give a reason for every level and every missing one', () => {
    for (const task of [aPlannedTask(), aPlannedTask({ plan: null }), single])
      for (const score of Object.values(scoreByRules(task, tools)))
        expect(score).toMatchObject({
          reason: expect.stringMatching(/^.{10,}\.$/),
          author: { kind: 'built-in' },
        })
  })
})

const someScores: fc.Arbitrary<TaskScores> = fc
  .tuple(...TASK_DIMENSIONS.map(() => fc.constantFrom<TaskLevel | null>(null, ...TASK_LEVELS)))
  .map((drawn) => {
    const scores = nothingScored('nobody', { kind: 'built-in', name: 'x' })
    for (const [at, dimension] of TASK_DIMENSIONS.entries()) {
      const level = drawn[at]
      if (level) scores[dimension] = { ...scores[dimension], outcome: 'judged', level }
    }
    return scores
  })
const someGate = fc.record({
  thresholds: fc.dictionary(fc.constantFrom(...TASK_DIMENSIONS), fc.constantFrom(...TASK_LEVELS)),
  required: fc.subarray([...TASK_DIMENSIONS]),
})

describe('the gate after scoring', () => {
  it('lets through exactly what reaches every threshold that applies and is judged where it must be', () => {
    fc.assert(
      fc.property(fc.constantFrom(...TASK_MODES), someScores, someGate, (mode, scores, gate) => {
        const applying = dimensionsFor(mode)
        const isLow = applying.some((dimension) => {
          const score = scores[dimension]
          return score.outcome === 'judged' && score.level < (gate.thresholds[dimension] ?? 1)
        })
        const isOpen = applying.some(
          (dimension) => scores[dimension].outcome === 'unjudged' && gate.required.includes(dimension),
        )
        const outcome = taskGateOf(mode, scores, gate)?.outcome ?? 'passed'
        expect(outcome).toBe(isLow ? 'dropped' : isOpen ? 'quarantined' : 'passed')
      }),
      { numRuns: 500 },
    )
  })

  it('never takes unjudged for a level', () => {
    const scores = nothingScored('nobody', { kind: 'built-in', name: 'x' })
    expect(taskGateOf('chain', scores, { thresholds: { question_quality: 5 }, required: [] })).toBeNull()
    expect(taskGateOf('chain', scores, { thresholds: {}, required: ['question_quality'] })).toMatchObject({
      outcome: 'quarantined',
      reason: 'unjudged-question-quality',
    })
  })
})

describe('a label', () => {
  it('is one of five in each dimension, all different, and read whole', () => {
    for (const dimension of TASK_DIMENSIONS) {
      expect(new Set(TASK_LABELS[dimension]).size).toBe(5)
      for (const [at, label] of TASK_LABELS[dimension].entries())
        expect(levelOfLabel(dimension, ` ${label.toUpperCase()} `)).toBe(at + 1)
    }
    expect(levelOfLabel('tool_selection_difficulty', 'very hard.')).toBeNull()
    expect(levelOfLabel('scenario_realism', 'somewhat unrealistic - ok')).toBeNull()
    expect(levelOfLabel('question_quality', 'a')).toBeNull()
  })
})
