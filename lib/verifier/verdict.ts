/** Who made a statement: a person, a model, the built-in rules, or the arena itself. */
export type Author = {
  kind: 'person' | 'model' | 'built-in' | 'arena'
  name: string
  /** What it judged by; verdicts of different versions are not comparable. Absent where nothing is versioned. */
  version?: string
}

/** Words that stand in a step, which a verdict rests on. */
export interface Quote {
  step: number
  text: string
}

/**
 * What a judge says about one quality. `score` in [0, 1] is there only when the quality was judged.
 * `unjudged` means no verdict could be reached (unparsed answer, nothing the rules can decide): it is
 * never 1 and never 0. `not-applicable` means there was nothing to judge (astra-spec 5.2, J = 1).
 */
export type Verdict =
  | { outcome: 'judged'; score: number; reason: string; steps: number[]; quotes?: Quote[]; author: Author }
  | { outcome: 'unjudged'; reason: string; author: Author }
  | { outcome: 'not-applicable'; reason: string; author: Author }

/** The mean of the judged scores in [0, 1], or null when none was judged. Unjudged verdicts never count. */
export function meanOfJudged(verdicts: readonly Verdict[]): number | null {
  const scores = scoresIn(verdicts)
  return scores.length === 0 ? null : scores.reduce((sum, score) => sum + score, 0) / scores.length
}

/** The scores among verdicts, in their order. */
export const scoresIn = (verdicts: readonly Verdict[]): number[] =>
  verdicts.flatMap((verdict) => (verdict.outcome === 'judged' ? [verdict.score] : []))
