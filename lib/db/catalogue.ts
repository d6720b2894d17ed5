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

/** What a list of tools is sorted by: its servers, the calls of each, or the share of calls that failed by themselves. */
export const TOOL_ORDERS = ['server', 'calls', 'failures'] as const
export type ToolOrder = (typeof TOOL_ORDERS)[number]

const ORDERS: Record<ToolOrder, Prisma.Sql> = {
  server: Prisma.sql`h.server, h.ordinal`,
  calls: Prisma.sql`coalesce(u.calls, 0) DESC, h.server, h.ordinal`,
  failures: Prisma.sql`(u.failures::float / nullif(u.calls, 0)) DESC NULLS LAST, u.calls DESC, h.server, h.ordinal`,
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
      return Prisma.sql`(t."searchText" COLLATE "C" LIKE ${pattern} OR lower(d.title) LIKE ${pattern})`
    }),
  ]
  // The hits are narrow, so that sorting and counting 20,000 of them is cheap; a page of them is then widened.
  const rows = await db().$queryRaw<(ToolRow & { total: number })[]>(Prisma.sql`
    WITH hits AS MATERIALIZED (
      SELECT t.id, t.ordinal, t.name, s.id AS "serverId", s.name AS server, d.title AS "serverTitle", s.domain
      FROM "ToolServer" s
      JOIN "ToolDocument" d ON d.id = s."currentDocumentId"
      JOIN "Tool" t ON t."documentId" = d.id
      WHERE ${Prisma.join(conditions, ' AND ')}
    ), page AS (
      SELECT h.*, row_number() OVER (ORDER BY ${ORDERS[order]}) AS place,
        coalesce(u.calls, 0) AS calls, coalesce(u.failures, 0) AS failures, coalesce(u.injected, 0) AS injected
      FROM hits h LEFT JOIN (${usesByTool(projectId)}) u ON u.tool = h.server || '/' || h.name
      ORDER BY place OFFSET ${offset} LIMIT ${limit}
    )
    SELECT p.id, p.name, left(t.description, 200) AS description, p."serverId", p.server, p."serverTitle", p.domain,
      p.calls, p.failures, p.injected,
      (SELECT count(*)::int FROM json_object_keys(t.parameters->'properties')) AS "parameterCount",
      json_array_length(t.parameters->'required') AS "requiredCount",
      (SELECT count(*)::int FROM hits) AS total
    FROM page p JOIN "Tool" t ON t.id = p.id ORDER BY p.place`)
  return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 }
}

/** A tool among all of a project, as similarity reads it. */
export interface ComparedTool {
  id: Id<'tool'>
  key: ToolKey
  domain: string | null
  text: string
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
  return rows.map(({ id, server, domain, ...tool }) => ({
    id,
    key: toolKey(server, tool.name),
    domain,
    text: documentText(tool),
  }))
}

/** A text that is another one as soon as any current document or any domain of the project is. */
export async function catalogueStamp(projectId: string): Promise<string> {
  const [row] = await db().$queryRaw<{ stamp: string | null }[]>`
    SELECT md5(string_agg(s.id || s."currentDocumentId" || coalesce(s.domain, ''), ',' ORDER BY s.id)) AS stamp
    FROM "ToolServer" s WHERE s."projectId" = ${projectId} AND s."currentDocumentId" IS NOT NULL`
  return row?.stamp ?? 'empty'
}
