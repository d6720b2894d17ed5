import { describe, expect, it } from 'vitest'
import { coverageOf, gapsOf, measureOf, type UseCount } from './coverage'
import { aDependency, aGraph } from './fixtures'

const aCount = (parts: Partial<UseCount>): UseCount => ({
  from: 'graph/a',
  to: null,
  tasks: 0,
  trajectories: 0,
  kept: 0,
  score: null,
  calls: 0,
  failures: 0,
  ...parts,
})

describe('a measure', () => {
  it('counts nothing as zero, and takes no share or mean of nothing', () => {
    const measures = (['tasks', 'trajectories', 'kept', 'score', 'failures'] as const).map((measure) =>
      measureOf(undefined, measure),
    )
    expect(measures).toEqual([0, 0, null, null, null])
  })

  it('is a share of what there is', () => {
    const count = aCount({ tasks: 5, trajectories: 4, kept: 3, score: 0.5, calls: 10, failures: 1 })
    expect(measureOf(count, 'kept')).toBe(0.75)
    expect(measureOf(count, 'score')).toBe(0.5)
    expect(measureOf(count, 'failures')).toBe(0.1)
  })
})

describe('the gaps of a graph', () => {
  const graph = aGraph([
    aDependency('a', 'b'),
    aDependency('b', 'c'),
    aDependency('c', 'd'),
    aDependency('d', 'a', { review: 'refused' }),
  ])
  const coverage = coverageOf([
    aCount({ from: 'graph/a', tasks: 3, trajectories: 2 }),
    aCount({ from: 'graph/b', tasks: 3 }),
    aCount({ from: 'graph/a', to: 'graph/b', tasks: 3, trajectories: 1 }),
    aCount({ from: 'graph/b', to: 'graph/c', tasks: 1 }),
  ])

  it('are what no task needs, and apart from that what was never tried', () => {
    const { untasked, untried } = gapsOf(graph, coverage)
    expect(untasked.tools).toEqual(['graph/c', 'graph/d'])
    expect(untasked.dependencies.map(({ from }) => from)).toEqual(['graph/c'])
    expect(untried.tools).toEqual(['graph/b'])
    expect(untried.dependencies.map(({ from }) => from)).toEqual(['graph/b'])
  })
})
