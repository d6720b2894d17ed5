import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildFunnel, droppedIn, quarantinedIn } from './funnel'
import { stageFunnels } from './stage-funnel'

const STAGES = ['write', 'score', 'play', 'judge']

const anOutcome = fc.record({
  stage: fc.constantFrom(...STAGES, 'elsewhere', null),
  outcome: fc.constantFrom('kept', 'dropped', 'quarantined'),
  reason: fc.constantFrom('no-plan', 'duplicate', 'turn-limit', null),
  count: fc.integer({ min: 0, max: 1000 }),
})

describe('the funnels of a run', () => {
  it('account at every gate for what came in, and hand on exactly what passed', () => {
    fc.assert(
      fc.property(fc.array(anOutcome), (outcomes) => {
        const funnels = stageFunnels(STAGES, outcomes)
        const whole = buildFunnel(outcomes)
        expect(funnels.map(({ stage }) => stage)).toEqual(STAGES)
        let incoming = whole.in
        for (const funnel of funnels) {
          expect(funnel.in).toBe(incoming)
          expect(funnel.in).toBe(funnel.kept + droppedIn(funnel) + quarantinedIn(funnel))
          expect(funnel.kept).toBeGreaterThanOrEqual(0)
          incoming = funnel.kept
        }
        expect(incoming).toBe(whole.kept)
      }),
    )
  })

  it('count a reason at the gate where it ended an item', () => {
    const funnels = stageFunnels(
      ['write', 'play'],
      [
        { stage: 'write', outcome: 'dropped', reason: 'no-plan', count: 2 },
        { stage: 'play', outcome: 'quarantined', reason: null, count: 1 },
        { stage: 'play', outcome: 'kept', reason: null, count: 4 },
      ],
    )
    expect(funnels).toEqual([
      { stage: 'write', in: 7, kept: 5, dropped: { 'no-plan': 2 }, quarantined: {} },
      { stage: 'play', in: 5, kept: 4, dropped: {}, quarantined: { 'no-reason': 1 } },
    ])
  })
})
