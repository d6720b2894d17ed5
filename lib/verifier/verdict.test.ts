import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Author, meanOfJudged, type Verdict } from './verdict'

const author: Author = { kind: 'model', name: 'glm' }
const aVerdict: fc.Arbitrary<Verdict> = fc.oneof(
  fc
    .constantFrom(0, 0.25, 1 / 3, 0.667, 1)
    .map((score): Verdict => ({ outcome: 'judged', score, reason: 'So.', steps: [], author })),
  fc.constantFrom<Verdict>(
    { outcome: 'unjudged', reason: 'Nothing came.', author },
    { outcome: 'not-applicable', reason: 'One round.', author },
  ),
)

it('is a mean of the judged alone: within their ends, and no different for what was not judged', () => {
  fc.assert(
    fc.property(fc.array(aVerdict, { maxLength: 7 }), (verdicts) => {
      const scores = verdicts.flatMap((one) => (one.outcome === 'judged' ? [one.score] : []))
      const mean = meanOfJudged(verdicts)
      expect(meanOfJudged([...verdicts, { outcome: 'unjudged', reason: 'Nothing came.', author }])).toBe(mean)
      expect(mean === null).toBe(scores.length === 0)
      if (mean === null) return
      expect(mean).toBeGreaterThanOrEqual(Math.min(...scores) - 1e-12)
      expect(mean).toBeLessThanOrEqual(Math.max(...scores) + 1e-12)
    }),
  )
})
