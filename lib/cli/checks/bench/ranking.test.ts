import { describe, expect, it } from 'vitest'
import { rankingQuality } from './ranking'

const pairs = (text: string) =>
  text.split(' ').map((word) => ({ score: Number(word.slice(1)), isRight: word.startsWith('+') }))

describe('the quality of a ranking', () => {
  it('is 1 where every right pair comes first', () => {
    expect(rankingQuality(pairs('+0.9 +0.8 -0.3 -0'))).toEqual({
      averagePrecision: 1,
      precisionAtGold: 1,
      recallAtGold: 1,
    })
  })

  it('is the share of right pairs where nothing is ranked', () => {
    expect(rankingQuality(pairs('+0 -0 -0 -0'))).toEqual({
      averagePrecision: 0.25,
      precisionAtGold: 0,
      recallAtGold: 0,
    })
  })

  it('averages the precision at each right pair', () => {
    expect(rankingQuality(pairs('-0.9 +0.8 +0.7 -0.6')).averagePrecision).toBeCloseTo((1 / 2 + 2 / 3) / 2)
  })

  it('counts in part what ties at the cut', () => {
    const quality = rankingQuality(pairs('+0.9 +0.5 -0.5 -0'))
    expect([quality.precisionAtGold, quality.recallAtGold]).toEqual([0.75, 0.75])
  })

  it('does not count as found what was given no weight', () => {
    const quality = rankingQuality(pairs('+0.9 +0 -0'))
    expect([quality.precisionAtGold, quality.recallAtGold]).toEqual([1, 0.5])
  })
})
