import type { Author } from '../verifier'
import { DIMENSIONS, type Dimension } from './judgement'

/** How many attempts one judge judged on one dimension, could not judge, and found nothing to judge in. */
export interface DimensionRates {
  judged: number
  unjudged: number
  notApplicable: number
  /** Mean score in [0, 1] of the judged; null when there is none. */
  mean: number | null
}

export interface JudgeRates {
  judge: Author
  dimensions: { [dimension in Dimension]: DimensionRates }
}

/** Verdicts of one judge on one dimension, counted by outcome. */
export interface VerdictCount {
  judge: Author
  dimension: Dimension
  outcome: 'judged' | 'unjudged' | 'not-applicable'
  count: number
  scoreSum: number | null
}

/** One name for a judge and what it judged by; verdicts under different names are never mixed. */
export const judgeKey = ({ name, version }: Author): string => (version ? `${name} · ${version}` : name)

/** Counted verdicts as rates, a judge at a time, in the order of their names. */
export function buildJudgeRates(counts: readonly VerdictCount[]): JudgeRates[] {
  const judges = new Map<string, JudgeRates>()
  for (const { judge, dimension, outcome, count, scoreSum } of counts) {
    const rates = judges.get(judgeKey(judge)) ?? { judge, dimensions: noRates() }
    judges.set(judgeKey(judge), rates)
    const on = rates.dimensions[dimension]
    if (outcome === 'unjudged') on.unjudged += count
    else if (outcome === 'not-applicable') on.notApplicable += count
    else {
      const sum = (on.mean ?? 0) * on.judged + (scoreSum ?? 0)
      on.judged += count
      on.mean = sum / on.judged
    }
  }
  return [...judges].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, rates]) => rates)
}

const noRates = (): JudgeRates['dimensions'] =>
  Object.fromEntries(
    DIMENSIONS.map((dimension) => [dimension, { judged: 0, unjudged: 0, notApplicable: 0, mean: null }]),
  ) as JudgeRates['dimensions']
