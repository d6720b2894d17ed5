import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agreementIn, kappaIn, weightedKappaIn } from './kappa'

/** J. L. Fleiss, Statistical methods for rates and proportions, table of two raters and three diagnoses, n = 100. */
const FLEISS = [
  [75, 1, 4],
  [5, 4, 1],
  [0, 0, 10],
]
/** The usual textbook table of 50 proposals read by two people. */
const PROPOSALS = [
  [20, 5],
  [10, 15],
]

describe('kappa', () => {
  it('is what the books say', () => {
    expect(agreementIn(PROPOSALS)).toBe(0.7)
    expect(kappaIn(PROPOSALS)).toBeCloseTo(0.4, 12)
    expect(agreementIn(FLEISS)).toBe(0.89)
    // p_e = 0.8·0.8 + 0.1·0.05 + 0.1·0.15 = 0.66
    expect(kappaIn(FLEISS)).toBeCloseTo((0.89 - 0.66) / (1 - 0.66), 12)
  })

  it('weighs how far apart two levels are', () => {
    // Observed: 6·1 + 1·1 + 4·2 = 15 of 100. Expected: .8·.05 + .1·.8 + .1·.15 + .1·.05 + 2·(.8·.15 + .1·.8) = 0.54
    expect(weightedKappaIn(FLEISS)).toBeCloseTo(1 - 0.15 / 0.54, 12)
    const near = [
      [0, 10, 0],
      [0, 0, 0],
      [0, 0, 10],
    ]
    const far = [
      [0, 0, 10],
      [0, 0, 0],
      [0, 0, 10],
    ]
    expect(weightedKappaIn(near)).toBeCloseTo(1 - 0.5 / 1, 12)
    expect(weightedKappaIn(far)).toBeCloseTo(0, 12)
  })

  it('is the same with and without weights on two levels', () => {
    expect(weightedKappaIn(PROPOSALS)).toBeCloseTo(0.4, 12)
  })

  it('is 1 for full agreement on more than one level, −1 for the opposite, 0 for chance', () => {
    expect(
      kappaIn([
        [3, 0],
        [0, 4],
      ]),
    ).toBe(1)
    expect(
      kappaIn([
        [0, 4],
        [4, 0],
      ]),
    ).toBe(-1)
    expect(
      kappaIn([
        [2, 2],
        [2, 2],
      ]),
    ).toBe(0)
  })

  it('is not defined where both only ever used one level, and where nothing was rated', () => {
    for (const table of [
      [
        [9, 0],
        [0, 0],
      ],
      [
        [0, 0],
        [0, 0],
      ],
      [],
    ]) {
      expect(kappaIn(table)).toBeNull()
      expect(weightedKappaIn(table)).toBeNull()
    }
    expect(
      agreementIn([
        [9, 0],
        [0, 0],
      ]),
    ).toBe(1)
    expect(agreementIn([])).toBeNull()
  })

  it('is 0, not undefined, where only one of the two never varied', () => {
    expect(
      kappaIn([
        [6, 3],
        [0, 0],
      ]),
    ).toBe(0)
  })

  it('never exceeds 1 and does not care who is called first', () => {
    const cell = fc.nat(30)
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 3, maxLength: 3 }),
        (table) => {
          const turned = table.map((_, i) => table.map((row) => row[i] ?? 0))
          for (const measure of [kappaIn, weightedKappaIn]) {
            const [value, other] = [measure(table), measure(turned)]
            expect(value === null).toBe(other === null)
            if (value === null || other === null) return
            expect(value).toBeCloseTo(other, 10)
            expect(value).toBeLessThanOrEqual(1 + 1e-12)
          }
        },
      ),
    )
  })
})
