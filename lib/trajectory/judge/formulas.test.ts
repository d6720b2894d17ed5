import { describe, expect, it } from 'vitest'
import {
  finalAnswerScore,
  isRoundScore,
  roundScore,
  toolCallScore,
  toolConciseScore,
  toolPlanScore,
  toolUnderstandScore,
} from './formulas'

describe('the formulas of astra-spec 5.2, by hand', () => {
  it.each([
    ['TCU is the mean over the J − 1 reactions', toolUnderstandScore([1, 0.5, 0]), 0.5],
    ['TCU is not rounded', toolUnderstandScore([1, 1, 0]), 2 / 3],
    ['TCP is the mean over the rounds after the first', toolPlanScore([1, 0.5]), 0.75],
    ['TCP has three decimals', toolPlanScore([1, 1, 0]), 0.667],
    ['TC is the mean over calls', toolConciseScore([1, 0, 1, 1]), 0.75],
    ['TC has three decimals', toolConciseScore([1, 0, 0]), 0.333],
    ['TC of one call is its mark', toolConciseScore([0]), 0],
    ['TCS counts a failure 0 by the paper', toolCallScore([true, true, false], 0), 2 / 3],
    ['TCS counts a failure 0.5 by the released code', toolCallScore([true, true, false], 0.5), 2.5 / 3],
    ['TCS is not rounded', toolCallScore([true, false, false], 0), 1 / 3],
    ['FA is half correctness, half summary', finalAnswerScore(1, 0.5), 0.75],
    ['FA is 0.5 when only the summary holds', finalAnswerScore(0, 1), 0.5],
    ['a round with all calls right', roundScore([true, true]), 1],
    ['a round with some calls right', roundScore([true, false, false]), 0.5],
    ['a round with no call right', roundScore([false, false]), 0],
    ['a round of one right call', roundScore([true]), 1],
    ['a round of one wrong call', roundScore([false]), 0],
  ])('%s', (_case, score, expected) => {
    expect(score).toBe(expected)
  })

  it('forbids 0.5 to a round of one call', () => {
    expect([isRoundScore(0.5, 1), isRoundScore(0.5, 2), isRoundScore(1, 1), isRoundScore(0, 1)]).toEqual([
      false,
      true,
      true,
      true,
    ])
  })
})
