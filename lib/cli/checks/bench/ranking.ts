/** One ordered pair of tools: how strongly a ranking believes in it, and whether people made these two calls in a row. */
export interface RankedPair {
  score: number
  isRight: boolean
}

export interface RankingQuality {
  /** Average precision in [0, 1]; ties count at their expectation, so that constant scores give chance. */
  averagePrecision: number
  /** Precision and recall in [0, 1] of the pairs with a score above 0 among the best n, n the number of right pairs. */
  precisionAtGold: number
  recallAtGold: number
}

/** How well scores rank pairs. `pairs` must hold at least one right one; equal scores at the cut count in part. */
export function rankingQuality(pairs: readonly RankedPair[]): RankingQuality {
  const gold = pairs.filter((pair) => pair.isRight).length
  let seen = 0
  let hits = 0
  let precisions = 0
  let takenAtGold = 0
  let hitsAtGold = 0
  for (const tied of tiesOf(pairs)) {
    const right = tied.filter((pair) => pair.isRight).length
    if ((tied[0]?.score ?? 0) > 0 && seen < gold) {
      const taken = Math.min(tied.length, gold - seen)
      takenAtGold += taken
      hitsAtGold += (right * taken) / tied.length
    }
    seen += tied.length
    hits += right
    precisions += (right / gold) * (hits / seen)
  }
  return {
    averagePrecision: precisions,
    precisionAtGold: takenAtGold === 0 ? 0 : hitsAtGold / takenAtGold,
    recallAtGold: hitsAtGold / gold,
  }
}

/** Pairs of equal score together, the best first. */
function tiesOf(pairs: readonly RankedPair[]): RankedPair[][] {
  const ties = new Map<number, RankedPair[]>()
  for (const pair of pairs) ties.set(pair.score, [...(ties.get(pair.score) ?? []), pair])
  return [...ties].sort(([a], [b]) => b - a).map(([, tied]) => tied)
}
