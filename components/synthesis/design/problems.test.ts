import { describe, expect, it } from 'vitest'
import { problemsOf } from './problems'
import { DEFAULTS, withValue } from './settings'

const problemAt = (path: string, value: unknown) => problemsOf(withValue(DEFAULTS, path, value))

describe('the problems of a design', () => {
  it('are none for the defaults', () => {
    expect(problemsOf(DEFAULTS)).toEqual({})
  })

  it.each([
    ['count', 0, 'At least 1.'],
    ['count', 200_000, 'At most 100,000.'],
    ['count', Number.NaN, 'A number is needed.'],
    ['count', 1.5, 'A whole number is needed.'],
    ['failureRate', 2, 'At most 1.'],
    ['modes.chain', -1, 'At least 0.'],
    ['turnsMax', 101, 'At most 100.'],
  ])('tell at %s = %s: %s', (path, value, sentence) => {
    expect(problemAt(path, value)).toEqual({ [path]: sentence })
  })

  it('tell of pairs that do not fit', () => {
    expect(problemAt('chains.lengthMin', 7)).toEqual({
      'chains.lengthMax': 'The longest chain is shorter than the shortest, 7.',
    })
    expect(Object.keys(problemAt('serverTools.min', 9))).toEqual(['serverTools.max'])
  })

  it('tell that nothing is chosen, in words of the source', () => {
    expect(problemAt('source', { kind: 'graphs', graphVersionIds: [] }).source).toBe(
      'Choose at least one graph.',
    )
    expect(problemAt('source', { kind: 'tasks', jobId: '' }).source).toContain('accepted tasks')
  })

  it('tell that servers have no chains', () => {
    const params = withValue(DEFAULTS, 'source', { kind: 'servers', documentIds: ['doc_1'] })
    expect(Object.keys(problemsOf(params))).toEqual(['modes.chain'])
    expect(problemsOf(withValue(params, 'modes', { ...DEFAULTS.modes, chain: 0, server: 1 }))).toEqual({})
  })
})
