/**
 * The arithmetic of the seven dimensions (astra-spec 5.2, paper Eq. 3–10), apart from who marks the units: rules and
 * models use the same.
 */

/** A mark as the paper's scales have it. */
export type Third = 0 | 0.5 | 1

const mean = (scores: readonly number[]): number =>
  scores.reduce((sum, score) => sum + score, 0) / scores.length

/** TCU = (1/(J−1)) Σ_{j=2..J} over reactions to all batches but the last. */
export const toolUnderstandScore = (reactions: readonly number[]): number => mean(reactions)

/** TCP = (1/(J−1)) Σ_{j=2..J} over rounds after the first, to three decimals; a tie goes up. */
export const toolPlanScore = (rounds: readonly number[]): number => Number(mean(rounds).toFixed(3))

/** TC = (1/n) Σ TC_i over calls, to three decimals; a tie goes up. */
export const toolConciseScore = (calls: readonly number[]): number => Number(mean(calls).toFixed(3))

/** TCS = (1/n) Σ S_i; a failed call counts 0 in the paper and 0.5 in the released code. */
export const toolCallScore = (succeeded: readonly boolean[], failedCall: 0 | 0.5): number =>
  mean(succeeded.map((isOk) => (isOk ? 1 : failedCall)))

/** FA = (Corr + Summ) / 2. */
export const finalAnswerScore = (correctness: Third, summary: Third): number => (correctness + summary) / 2

/** One round of TCP: 1 when all its calls are right, 0 when none is, 0.5 between, which one call alone can never be. */
export function roundScore(right: readonly boolean[]): Third {
  if (right.every(Boolean)) return 1
  return right.some(Boolean) ? 0.5 : 0
}

/** True for a mark that a round of so many calls may have. */
export const isRoundScore = (score: number, callCount: number): boolean => score !== 0.5 || callCount > 1
