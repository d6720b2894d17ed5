import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Spending } from '../job'
import { estimateRun, type Sample } from './estimate'

const spent = (parts: Partial<Spending> = {}): Spending => ({
  role: 'agent',
  player: 'model_a',
  name: 'A',
  calls: 2,
  tokensIn: 1000,
  tokensOut: 100,
  ms: 500,
  cost: 0.01,
  ...parts,
})

const aSample = fc.record({
  ms: fc.integer({ min: 0, max: 10_000 }),
  calls: fc.integer({ min: 0, max: 30 }),
  cost: fc.integer({ min: 0, max: 100 }),
})

describe('an estimate', () => {
  it('scales what the samples took to the whole run', () => {
    const samples = [
      { ms: 1000, spent: [spent()] },
      { ms: 1000, spent: [spent()] },
    ]
    const estimate = estimateRun({ count: 100, samples, inFlight: { model_a: 4 } })
    expect(estimate).toMatchObject({ samples: 2, parts: [{ role: 'agent', player: 'model_a' }] })
    expect(estimate?.calls).toEqual({ expected: 200, low: 200, high: 200 })
    expect(estimate?.cost?.expected).toBeCloseTo(1)
    // 100 items of a second each, four at a time.
    expect(estimate?.seconds.expected).toBeCloseTo(25)
  })

  it('holds the true mean between its bounds, which are wider the more samples differ', () => {
    fc.assert(
      fc.property(fc.array(aSample, { minLength: 2, maxLength: 12 }), (drawn) => {
        const samples: Sample[] = drawn.map(({ ms, calls, cost }) => ({
          ms,
          spent: [spent({ calls, cost })],
        }))
        const estimate = estimateRun({ count: 1000, samples, inFlight: {} })
        for (const figure of [estimate?.calls, estimate?.cost, estimate?.seconds]) {
          expect(figure?.low).toBeLessThanOrEqual((figure?.expected ?? 0) + 1e-9)
          expect(figure?.high).toBeGreaterThanOrEqual((figure?.expected ?? 0) - 1e-9)
          expect(figure?.low).toBeGreaterThanOrEqual(0)
        }
      }),
    )
  })

  it('knows no cost where one model has no price, and says nothing of how far it is off from one sample', () => {
    const samples = [{ ms: 10, spent: [spent(), spent({ role: 'judge', player: 'model_b', cost: null })] }]
    const estimate = estimateRun({ count: 10, samples, inFlight: { model_a: 1, model_b: 1 } })
    expect(estimate?.cost).toBeNull()
    expect(estimate?.parts.map(({ cost }) => cost?.expected ?? null)).toEqual([0.1, null])
    expect(estimate?.calls).toEqual({ expected: 40, low: null, high: null })
  })

  it('costs nothing where rules do the work, and is none without a sample', () => {
    expect(estimateRun({ count: 5, samples: [{ ms: 2, spent: [] }], inFlight: {} })).toMatchObject({
      calls: { expected: 0 },
      cost: { expected: 0 },
      seconds: { expected: 0.01 },
    })
    expect(estimateRun({ count: 5, samples: [], inFlight: {} })).toBeNull()
  })

  it('takes as long as the endpoint that is busiest', () => {
    const samples = [{ ms: 1000, spent: [spent({ ms: 900 })] }]
    const estimate = estimateRun({ count: 10, samples, inFlight: { model_a: 1, model_b: 8 } })
    expect(estimate?.seconds.expected).toBeCloseTo(9)
  })
})
