import type { Id } from '@/lib/shared/id'
import type { ToolKey } from '@/lib/tool'
import { type ToolUse, toolUsesOf } from '@/lib/trajectory'
import { unpackSteps } from './bodies'
import { db, Prisma } from './client'

/** How a tool has fared in a project's trajectories, and where else it occurs. */
export interface ToolHealth {
  calls: number
  /** Failures that the calls earned themselves. */
  failures: number
  /** Failures that were made on purpose. */
  injected: number
  /** Of the calls that were timed; null where none was. */
  medianMs: number | null
  timedCalls: number
  trajectories: number
  /** The graph versions that have chains with it, each with how many. */
  chains: { graphId: Id<'graph'>; graph: string; version: number; count: number }[]
  /** Made by people on its page; in none of the figures above. */
  tries: { count: number; failed: number }
}

/** The health of one tool, whatever version of its document was called. */
export async function findHealth(projectId: string, tool: ToolKey): Promise<ToolHealth> {
  const [used, chains, tries] = await Promise.all([
    db().$queryRaw<Pick<ToolHealth, 'calls' | 'failures' | 'injected' | 'trajectories'>[]>`
      SELECT coalesce(sum(calls), 0)::int AS calls, coalesce(sum(failures), 0)::int AS failures,
        coalesce(sum(injected), 0)::int AS injected, count(*)::int AS trajectories
      FROM "ToolUse" WHERE "projectId" = ${projectId} AND tool = ${tool}`,
    db().$queryRaw<ToolHealth['chains']>`
      SELECT g.id AS "graphId", g.name AS graph, v.version, count(*)::int AS count
      FROM "Chain" c
      JOIN "ToolGraphVersion" v ON v.id = c."graphVersionId"
      JOIN "ToolGraph" g ON g.id = v."graphId"
      WHERE c.tools @> ARRAY[${tool}] AND c."projectId" = ${projectId}
      GROUP BY g.id, g.name, v.version ORDER BY count DESC, g.name, v.version DESC LIMIT 20`,
    db().$queryRaw<ToolHealth['tries'][]>`
      SELECT count(*)::int AS count, count(failure)::int AS failed
      FROM "ToolTry" WHERE "projectId" = ${projectId} AND tool = ${tool}`,
  ])
  const [timed] = await db().$queryRaw<Pick<ToolHealth, 'medianMs' | 'timedCalls'>[]>`
    SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY ms) AS "medianMs", count(*)::int AS "timedCalls"
    FROM "ToolUse", unnest(durations) AS ms WHERE "projectId" = ${projectId} AND tool = ${tool}`
  return {
    ...(used[0] ?? { calls: 0, failures: 0, injected: 0, trajectories: 0 }),
    ...(timed ?? { medianMs: null, timedCalls: 0 }),
    chains,
    tries: tries[0] ?? { count: 0, failed: 0 },
  }
}

/** The uses of a trajectory as rows. */
export const rowsOfUses = (projectId: string, trajectoryId: string, uses: readonly ToolUse[]) =>
  uses.map((use) => ({ projectId, trajectoryId, ...use }))

const BATCH = 200

/**
 * Counts the uses of trajectories that were stored before uses were counted, a batch at a time.
 * @returns how many were counted; 0 when none is left
 */
export async function countMissingUses(): Promise<number> {
  const rows = await db().trajectory.findMany({
    where: { callCount: { gt: 0 }, uses: { none: {} } },
    select: { id: true, projectId: true, chunks: { orderBy: { firstStep: 'asc' }, select: { bytes: true } } },
    take: BATCH,
  })
  const counted = rows.flatMap(({ id, projectId, chunks }) =>
    rowsOfUses(projectId, id, toolUsesOf(chunks.flatMap((chunk) => unpackSteps(chunk.bytes)))),
  )
  await db().toolUse.createMany({ data: counted, skipDuplicates: true })
  // One that says it has calls and shows none would be found again and again.
  return new Set(counted.map(({ trajectoryId }) => trajectoryId)).size
}

/** What tools of a project were called and how that went: `tool, calls, failures, injected`, to be grouped by tool. */
export const usesByTool = (projectId: string) => Prisma.sql`
  SELECT tool, sum(calls)::int AS calls, sum(failures)::int AS failures, sum(injected)::int AS injected
  FROM "ToolUse" WHERE "projectId" = ${projectId}`
