import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TASK_MODES } from '../task'
import { nothingScored, TASK_DIMENSIONS, TASK_LEVELS, type TaskLevel } from '../task-scores'
import {
  histogramOf,
  levelAtPercentile,
  parseThresholds,
  passing,
  type ScoreRow,
  thresholdsText,
} from './score-table'
import { taskGateOf } from './task-gate'

const someLevels = fc.record(
  Object.fromEntries(
    TASK_DIMENSIONS.map((dimension) => [dimension, fc.constantFrom<TaskLevel | null>(null, ...TASK_LEVELS)]),
  ),
) as fc.Arbitrary<ScoreRow['levels']>
const someRows: fc.Arbitrary<ScoreRow[]> = fc.array(
  fc.record({ mode: fc.constantFrom(...TASK_MODES), levels: someLevels, count: fc.nat(50) }),
  { maxLength: 30 },
)
const someThresholds = fc.dictionary(fc.constantFrom(...TASK_DIMENSIONS), fc.constantFrom(...TASK_LEVELS))

describe('thresholds tried on counts', () => {
  it('keep what the gate keeps, task by task', () => {
    fc.assert(
      fc.property(
        someRows,
        someThresholds,
        fc.subarray([...TASK_DIMENSIONS]),
        (rows, thresholds, required) => {
          const counts = { kept: 0, dropped: 0, quarantined: 0 }
          for (const { mode, levels, count } of rows) {
            const scores = nothingScored('nobody', { kind: 'built-in', name: 'x' })
            for (const dimension of TASK_DIMENSIONS) {
              const level = levels[dimension]
              if (level !== null) scores[dimension] = { ...scores[dimension], outcome: 'judged', level }
            }
            counts[taskGateOf(mode, scores, { thresholds, required })?.outcome ?? 'kept'] += count
          }
          expect(passing(rows, { thresholds, required })).toEqual(counts)
        },
      ),
    )
  })

  it('account for every task in every histogram', () => {
    fc.assert(
      fc.property(someRows, fc.constantFrom(...TASK_DIMENSIONS), (rows, dimension) => {
        const { byLevel, unjudged, notApplying } = histogramOf(rows, dimension)
        const sum = TASK_LEVELS.reduce((all, level) => all + byLevel[level], 0)
        expect(sum + unjudged + notApplying).toBe(rows.reduce((all, { count }) => all + count, 0))
      }),
    )
  })

  it('stand in an address and come back', () => {
    fc.assert(
      fc.property(someThresholds, (thresholds) => {
        const told = Object.fromEntries(Object.entries(thresholds).filter(([, level]) => level > 1))
        expect(parseThresholds(thresholdsText({ thresholds }))).toEqual(told)
      }),
    )
    expect(parseThresholds('question_quality:9,beauty:3,,x')).toEqual({})
  })

  it.each([
    [0, 1],
    [9, 1],
    [10, 2],
    [49, 3],
    [50, 4],
    [99, 5],
  ])('stand, at percentile %i, where that share is below: level %i', (percentile, level) => {
    const byLevel = { 1: 10, 2: 20, 3: 20, 4: 25, 5: 25 }
    expect(levelAtPercentile({ byLevel, unjudged: 7, notApplying: 0 }, percentile)).toBe(level)
  })

  it('stand at the lowest level where nothing is judged', () => {
    const byLevel = { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 }
    expect(levelAtPercentile({ byLevel, unjudged: 7, notApplying: 0 }, 90)).toBe(1)
  })
})
