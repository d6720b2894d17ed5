import type { Spending } from '@/lib/job'
import { db, type Transaction } from './client'
import { settleReplies } from './job-replies'

/** What a job may spend, in US dollars; null where it has no limit. */
export async function spendMaxOf(jobId: string): Promise<number | null> {
  const [row] = await db().$queryRaw<{ spendMax: number | null }[]>`
    SELECT (params->>'spendMax')::float AS "spendMax" FROM "Job" WHERE id = ${jobId}`
  return row?.spendMax ?? null
}

/** Sets what a job may spend. It decides when the job pauses, never what it makes. */
export async function setSpendMax(jobId: string, spendMax: number): Promise<void> {
  await db().$executeRaw`
    UPDATE "Job" SET params = jsonb_set(params, '{spendMax}', to_jsonb(${spendMax}::float)) WHERE id = ${jobId}`
}

/** What each part of a job has spent at each model so far. */
export async function spendingOf(jobId: string): Promise<Spending[]> {
  const rows = await db().jobSpend.findMany({
    where: { jobId },
    orderBy: [{ role: 'asc' }, { player: 'asc' }],
    omit: { jobId: true },
  })
  return rows.map((row) => ({ ...row, tokensIn: Number(row.tokensIn), tokensOut: Number(row.tokensOut) }))
}

/**
 * Adds to what the parts of a job have spent, and to its sums: what is given, and what the kept replies cost that no one
 * has counted yet. Those of the items that are recorded now are kept no longer. The cost is unknown where one of theirs is.
 */
export async function addSpending(
  tx: Transaction,
  jobId: string,
  spent: readonly Spending[],
  recorded: readonly number[],
): Promise<void> {
  // One at a time, so that nobody's part is missing in the sums; rows that refer to the job may still be written.
  await tx.$executeRaw`SELECT id FROM "Job" WHERE id = ${jobId} FOR NO KEY UPDATE`
  const all = [...spent, ...(await settleReplies(tx, jobId, recorded))]
  if (all.length === 0) return
  for (const one of all)
    await tx.$executeRaw`
      INSERT INTO "JobSpend" AS s ("jobId", role, player, name, calls, "tokensIn", "tokensOut", ms, cost)
      VALUES (${jobId}, ${one.role}, ${one.player}, ${one.name}, ${one.calls}, ${one.tokensIn}, ${one.tokensOut},
        ${one.ms}, ${one.cost})
      ON CONFLICT ("jobId", role, player) DO UPDATE SET name = excluded.name, calls = s.calls + excluded.calls,
        "tokensIn" = s."tokensIn" + excluded."tokensIn", "tokensOut" = s."tokensOut" + excluded."tokensOut",
        ms = s.ms + excluded.ms, cost = s.cost + excluded.cost`
  await tx.$executeRaw`
    UPDATE "Job" SET calls = s.calls, "tokensIn" = s."tokensIn", "tokensOut" = s."tokensOut", cost = s.cost
    FROM (SELECT sum(calls) AS calls, sum("tokensIn") AS "tokensIn", sum("tokensOut") AS "tokensOut",
      CASE WHEN bool_and(cost IS NOT NULL) THEN sum(cost) END AS cost
      FROM "JobSpend" WHERE "jobId" = ${jobId}) s
    WHERE id = ${jobId}`
}
