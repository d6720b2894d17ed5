/** A score in [0, 1] to two decimals. Only 1 itself is written `1.00` and only 0 itself `0.00`. */
export function formatScore(score: number): string {
  if (score === 0 || score === 1) return score.toFixed(2)
  return Math.min(0.99, Math.max(0.01, score)).toFixed(2)
}
