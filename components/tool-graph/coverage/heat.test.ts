import { describe, expect, it } from 'vitest'
import { coverageOf } from '@/lib/tool-graph'
import { aDependency, aGraph } from '@/lib/tool-graph/fixtures'
import { heatScale } from './heat'

const graph = aGraph([aDependency('a', 'b'), aDependency('b', 'c')])
const nothing = { to: null, tasks: 0, trajectories: 0, kept: 0, score: null, calls: 0, failures: 0 }
const coverage = coverageOf([
  { ...nothing, from: 'graph/a', tasks: 99, trajectories: 10, kept: 8, score: 0.5, calls: 20, failures: 5 },
  { ...nothing, from: 'graph/b', tasks: 9 },
  { ...nothing, from: 'graph/a', to: 'graph/b', tasks: 9, trajectories: 4, kept: 4, score: 0.9 },
])

describe('heat', () => {
  it('says every figure in words and by a depth from 0 to 1, counts by their logarithm', () => {
    const { heats, most } = heatScale(graph, coverage, 'tasks')
    expect(most).toBe(99)
    expect(heats.get('graph/a')).toMatchObject({ label: '99', depth: 1 })
    expect(heats.get('graph/b')?.depth).toBeCloseTo(0.5)
    expect(heats.get('graph/c')).toMatchObject({ label: '0', depth: 0 })
    expect(heats.get('graph/a→graph/b')).toMatchObject({ label: '9' })
  })

  it('is none where there is nothing to take a share of', () => {
    const { heats } = heatScale(graph, coverage, 'kept')
    expect(heats.get('graph/a')).toMatchObject({ label: '80 %', depth: 0.8 })
    expect(heats.get('graph/b')).toMatchObject({ label: '–', depth: null, ground: 'var(--raised)' })
    expect(heatScale(graph, coverage, 'score').heats.get('graph/a→graph/b')?.label).toBe('0.90')
  })

  it('knows no failed calls of a step', () => {
    const { heats } = heatScale(graph, coverage, 'failures')
    expect(heats.get('graph/a')?.label).toBe('25 %')
    expect(heats.has('graph/a→graph/b')).toBe(false)
  })
})
