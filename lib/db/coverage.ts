import type { UseCount } from '@/lib/tool-graph'
import { db, Prisma } from './client'

/**
 * What was made of a graph's tools and of the steps between them, over all of its versions, in one query. A step's
 * tasks are those whose expected calls take it one after the other; its trajectories are attempts at them that called
 * both tools.
 */
export const countUses = (projectId: string, graphId: string): Promise<UseCount[]> =>
  db().$queryRaw<UseCount[]>(Prisma.sql`
    WITH versions AS (
      SELECT id FROM "ToolGraphVersion" WHERE "projectId" = ${projectId} AND "graphId" = ${graphId}
    ),
    calls AS (
      SELECT t.id, t."jobId", t.ordinal, c.tool, lead(c.tool) OVER (PARTITION BY t.id ORDER BY c.at) AS next
      FROM "Task" t, unnest(t."expectedTools") WITH ORDINALITY AS c(tool, at)
      WHERE t."projectId" = ${projectId} AND t."graphVersionId" IN (SELECT id FROM versions) AND t.part = 'task'
    ),
    tried AS (
      SELECT id, "taskId", tools, score, (outcome = 'kept')::int AS kept
      FROM "Trajectory" WHERE "projectId" = ${projectId} AND "graphVersionId" IN (SELECT id FROM versions)
    ),
    steps AS (SELECT DISTINCT id, tool, next FROM calls WHERE next IS NOT NULL),
    counted AS (
      SELECT tool AS "from", NULL::text AS "to", count(DISTINCT ("jobId", ordinal)) AS tasks,
        0 AS trajectories, 0 AS kept, NULL::float AS score, 0 AS calls, 0 AS failures
      FROM calls GROUP BY tool
      UNION ALL
      SELECT tool, next, count(DISTINCT ("jobId", ordinal)), 0, 0, NULL, 0, 0
      FROM calls WHERE next IS NOT NULL GROUP BY tool, next
      UNION ALL
      SELECT tool, NULL, 0, count(*), sum(kept), avg(score), 0, 0
      FROM tried, unnest(tools) AS tool GROUP BY tool
      UNION ALL
      SELECT s.tool, s.next, 0, count(*), sum(tried.kept), avg(tried.score), 0, 0
      FROM steps s JOIN tried ON tried."taskId" = s.id AND tried.tools @> ARRAY[s.tool, s.next]
      GROUP BY s.tool, s.next
      UNION ALL
      SELECT u.tool, NULL, 0, 0, 0, NULL, sum(u.calls), sum(u.failures)
      FROM tried JOIN "ToolUse" u ON u."trajectoryId" = tried.id GROUP BY u.tool
    )
    SELECT "from", "to", sum(tasks)::int AS tasks, sum(trajectories)::int AS trajectories, sum(kept)::int AS kept,
      max(score) AS score, sum(calls)::int AS calls, sum(failures)::int AS failures
    FROM counted GROUP BY "from", "to" ORDER BY "from", "to" NULLS FIRST`)
