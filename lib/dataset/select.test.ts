import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Step, Trajectory } from '../trajectory'
import type { Candidate } from './candidate'
import { aCandidate, aTrainJourney } from './fixtures'
import { ROW_DROP_REASONS, startSelection } from './select'

const withSteps = (change: (steps: Step[]) => Step[]): Trajectory => {
  const journey = aTrainJourney()
  return { ...journey, steps: change(journey.steps) }
}

const asking = (question: string): Candidate =>
  aCandidate({ facts: { ...aCandidate().facts, question }, trajectory: aTrainJourney() })

const judged = (outcome: 'dropped' | 'quarantined', reason: string): Candidate =>
  aCandidate({ facts: { ...aCandidate().facts, outcome, reason } })

describe('a selection', () => {
  test('keeps a finished, judged, new trajectory', () => {
    expect(startSelection({}).decide(aCandidate())).toEqual({ outcome: 'kept' })
  })

  test('leaves out what was dropped or quarantined, under its own reason', () => {
    const selection = startSelection({})
    expect(selection.decide(judged('dropped', 'low-score'))).toEqual({
      outcome: 'dropped',
      reason: 'low-score',
    })
    expect(selection.decide(judged('quarantined', 'unjudged')).outcome).toBe('quarantined')
    expect(selection.counts()).toEqual({
      in: 2,
      kept: 0,
      dropped: { 'low-score': 1 },
      quarantined: { unjudged: 1 },
    })
  })

  test('takes quarantined trajectories when the filter asks for them', () => {
    const selection = startSelection({ outcome: 'quarantined' })
    expect(selection.decide(judged('quarantined', 'unjudged'))).toEqual({ outcome: 'kept' })
  })

  test('drops the same question with the same calls, however it is typed', () => {
    const selection = startSelection({})
    selection.decide(asking('Book a trip to Bern!'))
    expect(selection.decide(asking('  book a TRIP to bern '))).toEqual({
      outcome: 'dropped',
      reason: 'duplicate',
    })
    expect(selection.decide(asking('Book a trip to Basel'))).toEqual({ outcome: 'kept' })
  })

  test('keeps the same question when other calls were made', () => {
    const selection = startSelection({})
    selection.decide(aCandidate())
    const trajectory = withSteps((steps) =>
      steps.map((step) => (step.kind === 'tool-call' ? { ...step, arguments: { city: 'Chur' } } : step)),
    )
    expect(selection.decide(aCandidate({ trajectory }))).toEqual({ outcome: 'kept' })
  })

  test.each<[string, Trajectory]>([
    ['unfinished', { ...aTrainJourney(), termination: 'turn-limit' }],
    ['unfinished', withSteps((steps) => steps.slice(0, -1))],
    ['unanswered-call', withSteps((steps) => steps.filter((step) => step.ordinal !== 6))],
    [
      'unanswered-call',
      withSteps((steps) => steps.flatMap((step) => (step.ordinal === 6 ? [step, step] : step))),
    ],
    ['unknown-tool', { ...aTrainJourney(), tools: aTrainJourney().tools.slice(0, 1) }],
    [
      'invalid-arguments',
      withSteps((steps) =>
        steps.map((step) =>
          step.kind === 'tool-call'
            ? { ...step, problems: [{ path: '/city', message: 'is required' }] }
            : step,
        ),
      ),
    ],
  ])('drops as %s what no trainer could read', (reason, trajectory) => {
    expect(startSelection({}).decide(aCandidate({ trajectory }))).toEqual({ outcome: 'dropped', reason })
    expect(ROW_DROP_REASONS).toContain(reason)
  })

  test('accounts for every candidate', () => {
    const candidate = fc.oneof(
      fc.integer({ min: 0, max: 5 }).map((n) => asking(`Question ${n}`)),
      fc.constantFrom('low-score', 'no-answer').map((reason) => judged('dropped', reason)),
      fc.constant(judged('quarantined', 'unjudged')),
    )
    fc.assert(
      fc.property(fc.array(candidate, { maxLength: 30 }), (candidates) => {
        const selection = startSelection({})
        for (const each of candidates) selection.decide(each)
        const { kept, dropped, quarantined, ...counts } = selection.counts()
        const out = [...Object.values(dropped), ...Object.values(quarantined)].reduce((sum, n) => sum + n, 0)
        expect(counts.in).toBe(candidates.length)
        expect(kept + out).toBe(candidates.length)
      }),
    )
  })
})
