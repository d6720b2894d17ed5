import { describe, expect, it } from 'vitest'
import { DEFAULTS, isChanged, SETTINGS, valueAt, withValue } from './settings'

describe('the settings of a design', () => {
  it('name paths that the parameters have', () => {
    const missing = Object.keys(SETTINGS).filter((path) => valueAt(DEFAULTS, path) === undefined)
    expect(missing).toEqual([])
  })

  it.each(Object.keys(SETTINGS))('%s is set alone, and set back', (path) => {
    const set = withValue(DEFAULTS, path, 'something else')
    expect(valueAt(set, path)).toBe('something else')
    expect(isChanged(set, path)).toBe(true)
    expect(Object.keys(SETTINGS).filter((other) => isChanged(set, other))).toEqual([path])
    expect(withValue(set, path, valueAt(DEFAULTS, path))).toEqual(DEFAULTS)
  })

  it('never calls a value ASTRA’s that ASTRA does not publish', () => {
    for (const path of ['chains.walks', 'tasks.thresholds', 'scoreMin', 'judge.nothingToJudge'] as const)
      expect(SETTINGS[path].origin).toBe('ours')
    expect(SETTINGS.failureRate.origin).toBe('paper')
    expect(DEFAULTS.failureRate).toBe(0.2)
  })
})
