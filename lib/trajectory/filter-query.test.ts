import fc from 'fast-check'
import { expect, test } from 'vitest'
import { AUGMENTATION_AXES, TASK_MODES } from '../task'
import type { TrajectoryFilter } from './filter'
import { filterFromQuery, queryOf } from './filter-query'
import { OUTCOMES, TERMINATIONS } from './trajectory'

const someFilter: fc.Arbitrary<TrajectoryFilter> = fc.record(
  {
    outcome: fc.constantFrom(...OUTCOMES),
    graphId: fc.constant('graph_01'),
    jobId: fc.constant('job_01'),
    tool: fc.constantFrom('trains/search', 'hotels/book-room'),
    termination: fc.constantFrom(...TERMINATIONS),
    mode: fc.constantFrom(...TASK_MODES),
    augmentation: fc.constantFrom('none', ...AUGMENTATION_AXES),
    stage: fc.constantFrom('play', 'judge'),
    scoreMin: fc.integer({ min: 0, max: 100 }).map((n) => n / 100),
    scoreMax: fc.integer({ min: 0, max: 100 }).map((n) => n / 100),
    text: fc.constantFrom('Zürich & Bern', '100 %', 'a=b?c'),
  },
  { requiredKeys: [] },
)

test('a filter comes back from its address', () => {
  fc.assert(
    fc.property(someFilter, (filter) => {
      const query = Object.fromEntries(new URLSearchParams(queryOf(filter)))
      expect(filterFromQuery(query)).toEqual({ filter, refused: [] })
    }),
  )
})

test('what an address leaves open or writes wrongly is no part of the filter, and the latter is named', () => {
  expect(
    filterFromQuery({ outcome: '', q: '  ', min: 'high', ended: 'never', step: '4', tool: ['a/b', 'c/d'] }),
  ).toEqual({
    filter: { tool: 'a/b' },
    refused: ['ended=never', 'min=high'],
  })
})
