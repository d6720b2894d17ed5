import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PANEL_RULES, spreadOf, verdictOfPanel } from './panel'
import type { Author, Verdict } from './verdict'

const model: Author = { kind: 'model', name: 'glm' }
const rules: Author = { kind: 'built-in', name: 'built-in rules' }
const judged = (score: number, author = model): Verdict => ({
  outcome: 'judged',
  score,
  reason: `It is ${score}.`,
  steps: [1],
  author,
})
const unjudged = (author: Author): Verdict => ({ outcome: 'unjudged', reason: 'Nothing came.', author })
const nothing: Verdict = { outcome: 'not-applicable', reason: 'One round.', author: model }
const scoreBy = (rule: (typeof PANEL_RULES)[number], scores: number[]) => {
  const verdict = verdictOfPanel(
    rule,
    scores.map((score) => judged(score)),
  )
  return verdict.outcome === 'judged' ? verdict.score : verdict.outcome
}

describe('several judges', () => {
  it.each([
    ['mean', [0, 0.5, 1], 0.5],
    ['median', [0, 0.5, 1, 1], 0.75],
    ['median', [1, 0, 1], 1],
    ['lowest', [1, 0.5, 1], 0.5],
    ['majority', [1, 0, 1], 1],
    ['majority', [1, 0, 0.5], 'unjudged'],
    ['majority', [1, 0], 'unjudged'],
  ] as const)('%s of %j is %s', (rule, scores, expected) => {
    expect(scoreBy(rule, [...scores])).toBe(expected)
  })

  it.each(PANEL_RULES)('by %s are unjudged as soon as one model gave no verdict', (rule) => {
    const verdict = verdictOfPanel(rule, [judged(1), judged(1), unjudged(model)])
    expect(verdict).toMatchObject({ outcome: 'unjudged', reason: 'glm: Nothing came.' })
  })

  it('pass over built-in rules that abstain, but not when nobody else judged', () => {
    expect(verdictOfPanel('mean', [unjudged(rules), judged(0.5)])).toMatchObject({ score: 0.5 })
    expect(verdictOfPanel('mean', [unjudged(rules), unjudged(rules)]).outcome).toBe('unjudged')
  })

  it('find nothing to judge only when nobody judged', () => {
    expect(verdictOfPanel('mean', [nothing, nothing]).outcome).toBe('not-applicable')
    expect(verdictOfPanel('mean', [nothing, judged(0)])).toMatchObject({ outcome: 'judged', score: 0 })
    expect(verdictOfPanel('mean', [nothing, unjudged(model)]).outcome).toBe('unjudged')
  })

  it('are built-in only when every one is', () => {
    const authorOf = (...authors: Author[]) =>
      verdictOfPanel(
        'mean',
        authors.map((author) => judged(1, author)),
      ).author
    expect(authorOf(rules, rules).kind).toBe('built-in')
    expect(authorOf(rules, model)).toEqual({ kind: 'model', name: 'mean of built-in rules, glm' })
  })

  it('are as far apart as the highest and the lowest score', () => {
    expect(spreadOf([judged(1), judged(0.25), unjudged(model)])).toBe(0.75)
    expect(spreadOf([judged(1), nothing])).toBeNull()
  })
})

const aScore = fc.constantFrom(0, 0.25, 0.5, 0.667, 1)
const aVerdict = fc.oneof(
  { weight: 5, arbitrary: aScore.map((score) => judged(score)) },
  fc.constant(unjudged(model)),
  fc.constant(unjudged(rules)),
  fc.constant(nothing),
)

describe('every rule', () => {
  it('stays within what was given, in whatever order it was given', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PANEL_RULES),
        fc.array(aVerdict, { minLength: 1, maxLength: 7 }).chain((verdicts) =>
          fc.record({
            verdicts: fc.constant(verdicts),
            shuffled: fc.shuffledSubarray(verdicts, { minLength: verdicts.length }),
          }),
        ),
        (rule, { verdicts, shuffled }) => {
          const verdict = verdictOfPanel(rule, verdicts)
          const other = verdictOfPanel(rule, shuffled)
          expect(other.outcome).toBe(verdict.outcome)
          if (verdict.outcome !== 'judged' || other.outcome !== 'judged') return
          expect(other.score).toBeCloseTo(verdict.score, 12)
          const scores = verdicts.flatMap((one) => (one.outcome === 'judged' ? [one.score] : []))
          expect(verdict.score).toBeGreaterThanOrEqual(Math.min(...scores) - 1e-12)
          expect(verdict.score).toBeLessThanOrEqual(Math.max(...scores) + 1e-12)
        },
      ),
    )
  })

  it('is never raised by a judge that gave no verdict', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PANEL_RULES),
        fc.array(aVerdict, { minLength: 1, maxLength: 6 }),
        fc.constantFrom(model, rules),
        (rule, verdicts, author) => {
          const before = verdictOfPanel(rule, verdicts)
          const after = verdictOfPanel(rule, [...verdicts, unjudged(author)])
          if (after.outcome !== 'judged') return
          expect(before).toMatchObject({ outcome: 'judged', score: after.score })
        },
      ),
    )
  })
})
