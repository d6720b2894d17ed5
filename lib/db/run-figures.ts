import type { RunShape } from '@/lib/synthesis'
import { db } from './client'

/** What the kept trajectories of a run are as conversations, so far. */
export async function shapeOfRun(jobId: string): Promise<RunShape> {
  const where = { jobId, outcome: 'kept' }
  const [sums, byCalls, [tools]] = await Promise.all([
    db().trajectory.aggregate({
      where,
      _count: true,
      _sum: { systemMessages: true, userMessages: true, assistantMessages: true, toolMessages: true },
    }),
    db().trajectory.groupBy({ by: ['callCount'], where, _count: true, orderBy: { callCount: 'asc' } }),
    db().$queryRaw<{ count: number }[]>`
      SELECT count(DISTINCT tool)::int AS count FROM "Trajectory" t, unnest(t.tools) tool
      WHERE t."jobId" = ${jobId} AND t.outcome = 'kept'`,
  ])
  const { systemMessages, userMessages, assistantMessages, toolMessages } = sums._sum
  return {
    trajectories: sums._count,
    byCalls: byCalls.map(({ callCount, _count }) => ({ calls: callCount, count: _count })),
    messages: {
      system: systemMessages ?? 0,
      user: userMessages ?? 0,
      assistant: assistantMessages ?? 0,
      tool: toolMessages ?? 0,
    },
    distinctTools: tools?.count ?? 0,
  }
}

/** The ordinal of the newest item of every ending of a run: kept, and dropped or quarantined by gate. */
export async function newestEndings(jobId: string): Promise<number[]> {
  const rows = await db().jobItem.groupBy({
    by: ['stage', 'outcome'],
    where: { jobId },
    _max: { ordinal: true },
  })
  return rows.flatMap(({ _max }) => _max.ordinal ?? [])
}

/** Bins of a histogram of scores in [0, 1]. */
const SCORE_BINS = 20

/** How the attempts of a run score: how many in each twentieth of [0, 1], their mean, and how many have no score. */
export interface ScoreDistribution {
  bins: number[]
  scored: number
  unscored: number
  mean: number | null
}

export async function scoresOfRun(jobId: string): Promise<ScoreDistribution> {
  const rows = await db().$queryRaw<{ bin: number | null; count: number; sum: number | null }[]>`
    SELECT CASE WHEN score IS NOT NULL THEN least(floor(score * ${SCORE_BINS})::int, ${SCORE_BINS - 1}) END AS bin, count(*)::int AS count, sum(score) AS sum
    FROM "Trajectory" WHERE "jobId" = ${jobId} GROUP BY 1`
  const scored = rows.filter(({ bin }) => bin !== null)
  const count = scored.reduce((sum, row) => sum + row.count, 0)
  return {
    bins: Array.from({ length: SCORE_BINS }, (_, bin) => scored.find((row) => row.bin === bin)?.count ?? 0),
    scored: count,
    unscored: rows.reduce((sum, row) => sum + row.count, 0) - count,
    mean: count === 0 ? null : scored.reduce((sum, row) => sum + (row.sum ?? 0), 0) / count,
  }
}

/** How many different chains and call sequences the kept trajectories of a run have. */
export async function sequencesOfRun(jobId: string): Promise<{ chains: number; callSequences: number }> {
  const [row] = await db().$queryRaw<{ chains: number; callSequences: number }[]>`
    SELECT count(DISTINCT "chainId")::int AS chains, count(DISTINCT "callSequence")::int AS "callSequences"
    FROM "Trajectory" WHERE "jobId" = ${jobId} AND outcome = 'kept'`
  return row ?? { chains: 0, callSequences: 0 }
}

/** The questions of the first kept trajectories of a run, by ordinal. */
export async function keptQuestions(jobId: string, limit: number): Promise<string[]> {
  const rows = await db().trajectory.findMany({
    where: { jobId, outcome: 'kept' },
    orderBy: { ordinal: 'asc' },
    take: limit,
    select: { question: true },
  })
  return rows.map(({ question }) => question)
}
