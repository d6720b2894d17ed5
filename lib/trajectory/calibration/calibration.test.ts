import { describe, expect, it } from 'vitest'
import type { Author, Verdict } from '../../verifier'
import { judgementFrom } from '../judgement'
import { calibrate, type MarkedTrajectory } from './calibration'
import { levelOf, type Mark, NewMark, standingMarks } from './mark'

let id = 0
const aMark = (parts: Partial<Mark> = {}): Mark => ({
  id: ++id,
  dimension: 'tool_plan',
  score: 1,
  sentence: null,
  person: 'Ada',
  at: '2026-01-01T00:00:00.000Z',
  ...parts,
})
const rules: Author = { kind: 'built-in', name: 'built-in rules', version: '2' }
const judged = (score: number, author = rules): Verdict => ({
  outcome: 'judged',
  ...{ score, author, reason: 'So it is.', steps: [] },
})
const unjudged: Verdict = { outcome: 'unjudged', reason: 'Rules cannot tell.', author: rules }
const aTrajectory = (marks: Mark[], ...verdicts: Verdict[]): MarkedTrajectory => ({
  ...{ trajectoryId: `traj_${++id}`, question: 'Find it.', marks },
  judgements: verdicts.map((verdict) => judgementFrom(() => verdict)),
})

describe('marks', () => {
  it('stand as the newest of each person and dimension, until they are taken back', () => {
    const marks = [
      aMark({ score: 0 }),
      aMark({ score: 1 }),
      aMark({ person: 'Bo', score: 0.5 }),
      aMark({ dimension: 'tool_call', score: 0 }),
      aMark({ dimension: 'tool_call', score: null }),
    ]
    const standing = standingMarks([...marks].reverse())
    expect(standing.map(({ person, dimension, score }) => [person, dimension, score])).toEqual([
      ['Ada', 'tool_plan', 1],
      ['Bo', 'tool_plan', 0.5],
    ])
  })
  it('lie on the scale of their dimension', () => {
    const mark = { trajectoryId: 'traj_1', sentence: ' ', person: ' Ada ' }
    expect(NewMark.safeParse({ ...mark, dimension: 'tool_plan', score: 0.75 }).success).toBe(false)
    expect(NewMark.parse({ ...mark, dimension: 'final_answer', score: 0.75 })).toMatchObject({
      person: 'Ada',
    })
    expect(NewMark.safeParse({ ...mark, person: ' ', dimension: 'tool_plan', score: 1 }).success).toBe(false)
  })
  it.each([
    ['tool_plan', 0, 0],
    ['tool_plan', 0.001, 0.5],
    ['tool_plan', 0.999, 0.5],
    ['tool_plan', 1, 1],
    ['final_answer', 0.75, 0.75],
    ['final_answer', 0.875, 0.75],
    ['final_answer', 0.1, 0.25],
  ] as const)('%s: a score of %d lies on the level %d', (dimension, score, level) => {
    expect(levelOf(dimension, score)).toBe(level)
  })
})

describe('a judge against people', () => {
  it('is compared on what both said, and the rest is counted', () => {
    const [calibration] = calibrate([
      aTrajectory([aMark({ score: 1 })], judged(1)),
      aTrajectory([aMark({ score: 0 })], judged(0.667)),
      aTrajectory([aMark({ score: 0 }), aMark({ score: 0, person: 'Bo' })], judged(0)),
      aTrajectory([aMark({ score: 1 })], unjudged),
      aTrajectory([aMark({ score: 1 })], { ...unjudged, outcome: 'not-applicable' }),
    ])
    const plan = calibration?.dimensions.find(({ dimension }) => dimension === 'tool_plan')
    expect(plan).toMatchObject({ n: 4, unjudged: 1, notApplicable: 1, agreement: 0.75 })
    expect(plan?.table).toEqual([
      [2, 1, 0],
      [0, 0, 0],
      [0, 0, 1],
    ])
    // p_o = 3/4, p_e = (3·2 + 1·1) / 16 = 7/16
    expect(plan?.kappa).toBeCloseTo((3 / 4 - 7 / 16) / (1 - 7 / 16), 12)
    expect(plan?.pairs).toHaveLength(6)
    const understood = calibration?.dimensions.find(({ dimension }) => dimension === 'tool_understand')
    expect(understood).toMatchObject({ n: 0, agreement: null, kappa: null, weightedKappa: null })
  })
  it('holds nobody against people where an attempt came to no judge', () => {
    const nobody: Verdict = {
      outcome: 'unjudged',
      reason: 'No answer.',
      author: { ...rules, version: undefined },
    }
    expect(calibrate([aTrajectory([aMark()], nobody)])).toEqual([])
  })
  it('is another judge under another version, and counts once however often it looked', () => {
    const newer = { ...rules, version: '3' }
    const calibrations = calibrate([aTrajectory([aMark()], judged(1), judged(0), judged(0.5, newer))])
    expect(calibrations.map(({ judge }) => judge.version)).toEqual(['2', '3'])
    expect(calibrations[0]?.dimensions.find(({ dimension }) => dimension === 'tool_plan')).toMatchObject({
      n: 1,
      agreement: 1,
      kappa: null,
    })
  })
})
