import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ngramVariety } from './variety'

describe('the variety of texts', () => {
  it('counts n-grams of words, whatever their case and marks, and never across texts', () => {
    expect(ngramVariety(['Book a course.', 'book a kiln'], 2)).toEqual({ distinct: 3, total: 4 })
    expect(ngramVariety(['one', 'two'], 2)).toEqual({ distinct: 0, total: 0 })
  })

  it('falls when a text is said twice, and never has more distinct than in all', () => {
    fc.assert(
      fc.property(fc.array(fc.lorem({ maxCount: 12 }), { minLength: 1, maxLength: 20 }), (texts) => {
        const once = ngramVariety(texts, 3)
        const twice = ngramVariety([...texts, ...texts], 3)
        expect(once.distinct).toBeLessThanOrEqual(once.total)
        expect(twice).toEqual({ distinct: once.distinct, total: 2 * once.total })
      }),
    )
  })
})
