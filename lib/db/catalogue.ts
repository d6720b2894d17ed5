import { createHash } from 'node:crypto'
import type { Id } from '@/lib/shared/id'
import { documentText, type Tool, type ToolKey, toolKey } from '@/lib/tool'
import { db, Prisma } from './client'
import { usesByTool } from './tool-health'

export interface ToolRow {
  id: Id<'tool'>
  name: string
  /** The first 200 characters. */
  description: string
  parameterCount: number
  requiredCount: number
  serverId: Id<'server'>
  server: string
  serverTitle: string
  domain: string | null
  /** In the project's trajectories, under this name, whatever version. */
  calls: number
  failures: number
  injected: number
}

/** A server that a list can be narrowed to. */
export interface ServerChoice {
  id: Id<'server'>
  title: string
  toolCount: number
}

/** The first servers by name, and how many servers and tools there are in all. `chosen` is among them in any case. */
export async function listServerChoices(
  projectId: string,
  { limit, chosen }: { limit: number; chosen: string | null },
): Promise<{ servers: ServerChoice[]; serverCount: number; toolCount: number }> {
  const rows = await db().$queryRaw<(ServerChoice & { serverCount: number; allTools: number })[]>`
    SELECT * FROM (
      SELECT s.id, d.title, d."toolCount", count(*) OVER ()::int AS "serverCount",
        sum(d."toolCount") OVER ()::int AS "allTools", row_number() OVER (ORDER BY s.name COLLATE "C") AS place
      FROM "ToolServer" s JOIN "ToolDocument" d ON d.id = s."currentDocumentId"
      WHERE s."projectId" = ${projectId}
    ) listed WHERE place <= ${limit} OR id = ${chosen} ORDER BY place`
  const [first] = rows
  return {
    servers: rows.map(({ id, title, toolCount }) => ({ id, title, toolCount })),
    serverCount: first?.serverCount ?? 0,
    toolCount: first?.allTools ?? 0,
  }
}

/** What a list of tools is sorted by: its servers, the calls of each, or the share of calls that failed by themselves. */
export const TOOL_ORDERS = ['server', 'calls', 'failures'] as const
export type ToolOrder = (typeof TOOL_ORDERS)[number]

/** Names compare by their bytes: a language's rules would take most of the time. */
const byServer = Prisma.sql`x.server COLLATE "C", x.ordinal`

const ORDERS: Record<ToolOrder, Prisma.Sql> = {
  server: byServer,
  calls: Prisma.sql`x.calls DESC, ${byServer}`,
  failures: Prisma.sql`x.failures::float / nullif(x.calls, 0) DESC NULLS LAST, x.calls DESC, ${byServer}`,
}

/**
 * Tools of current documents, a page of them, and how many there are (0 on a page behind the last). `query` is matched case-insensitively in name,
 * description and server title; every word must occur.
 */
export async function listTools(
  projectId: string,
  {
    query = '',
    serverId,
    domain,
    order = 'server',
    offset = 0,
    limit = 200,
  }: {
    query?: string
    serverId?: string
    domain?: string
    order?: ToolOrder
    offset?: number
    limit?: number
  },
): Promise<{ rows: ToolRow[]; total: number }> {
  const words = query.toLowerCase().trim().split(/\s+/).filter(Boolean).slice(0, 8)
  const conditions = [
    Prisma.sql`s."projectId" = ${projectId}`,
    ...(serverId ? [Prisma.sql`s.id = ${serverId}`] : []),
    ...(domain ? [Prisma.sql`s.domain = ${domain}`] : []),
    ...words.map((word) => {
      const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`
      return Prisma.sql`(t."searchText" COLLATE "C" LIKE ${pattern} OR d.id IN (
        SELECT id FROM "ToolDocument" WHERE "projectId" = ${projectId} AND lower(title) LIKE ${pattern}))`
    }),
  ]
  const uses = usesByTool(projectId)
  // The hits are narrow, so that sorting and counting 20,000 of them is cheap; only a page of them is widened, and
  // where the order is not one of uses, only its tools' uses are counted.
  const rows = await db().$queryRaw<(ToolRow & { total: number })[]>(Prisma.sql`
    WITH hits AS MATERIALIZED (
      SELECT t.id, t.ordinal, s.name || '/' || t.name AS key, s.id AS "serverId", s.name AS server,
        d.title AS "serverTitle", s.domain
      FROM "ToolServer" s
      JOIN "ToolDocument" d ON d.id = s."currentDocumentId"
      JOIN "Tool" t ON t."documentId" = d.id
      WHERE ${Prisma.join(conditions, ' AND ')}
    ), page AS MATERIALIZED (
      SELECT x.* FROM (${
        order === 'server'
          ? Prisma.sql`SELECT * FROM hits`
          : Prisma.sql`SELECT h.*, coalesce(u.calls, 0) AS calls, coalesce(u.failures, 0) AS failures
              FROM hits h LEFT JOIN (${uses} GROUP BY tool) u ON u.tool = h.key`
      }) x ORDER BY ${ORDERS[order]} OFFSET ${offset} LIMIT ${limit}
    )
    SELECT x.id, t.name, left(t.description, 200) AS description, x."serverId", x.server, x."serverTitle", x.domain,
      x.calls, x.failures, x.injected,
      (SELECT count(*)::int FROM json_object_keys(t.parameters->'properties')) AS "parameterCount",
      json_array_length(t.parameters->'required') AS "requiredCount",
      (SELECT count(*)::int FROM hits) AS total
    FROM (
      SELECT p.id, p.ordinal, p."serverId", p.server, p."serverTitle", p.domain,
        coalesce(u.calls, 0) AS calls, coalesce(u.failures, 0) AS failures, coalesce(u.injected, 0) AS injected
      FROM page p LEFT JOIN (${uses} AND tool IN (SELECT key FROM page) GROUP BY tool) u ON u.tool = p.key
    ) x JOIN "Tool" t ON t.id = x.id ORDER BY ${ORDERS[order]}`)
  return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 }
}

/** A tool among all of a project, as similarity reads it. */
export interface ComparedTool {
  id: Id<'tool'>
  key: ToolKey
  domain: string | null
  text: string
  /** Of the text; equal texts have one. */
  fingerprint: string
}

/** Every tool of the project's current documents, by server and then in its document's order. */
export async function listComparedTools(projectId: string): Promise<ComparedTool[]> {
  const rows = await db().$queryRaw<
    (Pick<Tool, 'name' | 'description' | 'parameters'> & {
      id: Id<'tool'>
      server: string
      domain: string | null
    })[]
  >`
    SELECT t.id, s.name AS server, s.domain, t.name, left(t.description, 1000) AS description, t.parameters
    FROM "ToolServer" s JOIN "Tool" t ON t."documentId" = s."currentDocumentId"
    WHERE s."projectId" = ${projectId} ORDER BY s.name, t.ordinal`
  return rows.map(({ id, server, domain, ...tool }) => {
    const text = documentText(tool)
    return {
      id,
      key: toolKey(server, tool.name),
      domain,
      text,
      fingerprint: createHash('sha256').update(text).digest('hex'),
    }
  })
}

/** A text that is another one as soon as any current document or any domain of the project is. */
export async function catalogueStamp(projectId: string): Promise<string> {
  const [row] = await db().$queryRaw<{ stamp: string | null }[]>`
    SELECT md5(string_agg(s.id || s."currentDocumentId" || coalesce(s.domain, ''), ',' ORDER BY s.id)) AS stamp
    FROM "ToolServer" s WHERE s."projectId" = ${projectId} AND s."currentDocumentId" IS NOT NULL`
  return row?.stamp ?? 'empty'
}
