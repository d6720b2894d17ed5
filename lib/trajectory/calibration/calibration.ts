import type { Author, Verdict } from '../../verifier'
import { judgeKey } from '../judge-rates'
import { DIMENSIONS, type Dimension, type Judgement } from '../judgement'
import { agreementIn, kappaIn, weightedKappaIn } from './kappa'
import { levelOf, type Mark, scaleOf, standingMarks } from './mark'

/** A trajectory that people marked, with all that was said of it. */
export interface MarkedTrajectory {
  trajectoryId: string
  question: string
  marks: Mark[]
  /** The verdicts of every judge that saw it, the newest first: of one judge and version only the first counts. */
  judgements: Judgement[]
}

/** One person's mark beside one judge's verdict. */
export interface Pair {
  trajectoryId: string
  question: string
  person: string
  sentence: string | null
  /** Levels on the dimension's scale; the judge's is null where it did not judge. */
  marked: number
  judged: number | null
  /** Why the judge did not judge, or what it said. */
  reason: string
}

/** A judge against people on one dimension. Pairs that the judge did not judge are counted, and compared with nothing. */
export interface DimensionCalibration {
  dimension: Dimension
  scale: readonly number[]
  /** Pairs of a mark and a judged verdict. */
  n: number
  unjudged: number
  notApplicable: number
  /** Null where n is 0. */
  agreement: number | null
  /** Null where it is not defined: nothing to compare, or both only ever used one level. */
  kappa: number | null
  weightedKappa: number | null
  /** Rows: levels that people gave; columns: levels that the judge gave. */
  table: number[][]
  pairs: Pair[]
}

export interface JudgeCalibration {
  judge: Author
  dimensions: DimensionCalibration[]
}

/** Every judge, by version, against every person's standing marks. */
export function calibrate(trajectories: readonly MarkedTrajectory[]): JudgeCalibration[] {
  const judges = new Map<string, Author>()
  const met: { key: string; dimension: Dimension; pair: Pair; verdict: Verdict }[] = []
  for (const { trajectoryId, question, marks, judgements } of trajectories) {
    const standing = standingMarks(marks)
    const seen = new Set<string>()
    for (const judgement of judgements)
      for (const { dimension, score, person, sentence } of standing) {
        const verdict = judgement[dimension]
        const key = judgeKey(verdict.author)
        // A judge that saw a trajectory twice under one version said the same, or is counted by what it said first.
        const once = [key, dimension, person].join('\n')
        if (score === null || seen.has(once) || !isOfJudge(verdict)) continue
        seen.add(once)
        judges.set(key, verdict.author)
        const judged = verdict.outcome === 'judged' ? levelOf(dimension, verdict.score) : null
        const pair = {
          trajectoryId,
          question,
          person,
          sentence,
          marked: score,
          judged,
          reason: verdict.reason,
        }
        met.push({ key, dimension, pair, verdict })
      }
  }
  return [...judges]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, judge]) => ({
      judge,
      dimensions: DIMENSIONS.map((dimension) =>
        compare(
          dimension,
          met.filter((one) => one.key === key && one.dimension === dimension),
        ),
      ),
    }))
}

/** Every judge has a version; without one, the attempt came to none. */
const isOfJudge = ({ author }: Verdict): boolean => author.version !== undefined

function compare(
  dimension: Dimension,
  met: readonly { pair: Pair; verdict: Verdict }[],
): DimensionCalibration {
  const scale = scaleOf(dimension)
  const pairs = met.map(({ pair }) => pair)
  const table = scale.map((marked) =>
    scale.map((judged) => pairs.filter((pair) => pair.marked === marked && pair.judged === judged).length),
  )
  return {
    dimension,
    scale,
    n: pairs.filter(({ judged }) => judged !== null).length,
    unjudged: met.filter(({ verdict }) => verdict.outcome === 'unjudged').length,
    notApplicable: met.filter(({ verdict }) => verdict.outcome === 'not-applicable').length,
    agreement: agreementIn(table),
    kappa: kappaIn(table),
    weightedKappa: weightedKappaIn(table),
    table,
    pairs,
  }
}
