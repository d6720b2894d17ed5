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

/** The first servers by name that have every word in their titles, and how many have. */
export async function listServerChoices(
  projectId: string,
  { query, limit }: { query: string; limit: number },
): Promise<{ servers: ServerChoice[]; total: number }> {
  const patterns = patternsOf(query)
  const rows = await db().$queryRaw<(ServerChoice & { total: number })[]>`
    SELECT s.id, d.title, d."toolCount", count(*) OVER ()::int AS total
    FROM "ToolServer" s JOIN "ToolDocument" d ON d.id = s."currentDocumentId"
    WHERE s."projectId" = ${projectId} AND lower(d.title) LIKE ALL (${patterns})
    ORDER BY s.name COLLATE "C" LIMIT ${limit}`
  return { servers: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 }
}

/** What a catalogue holds, whatever is listed of it: `chosen` is the server of that id; null where there is none. */
export async function readCatalogue(
  projectId: string,
  chosenId: string | null,
): Promise<{ serverCount: number; toolCount: number; chosen: ServerChoice | null }> {
  const [counted, [chosen]] = await Promise.all([
    db().$queryRaw<{ serverCount: number; toolCount: number }[]>`
      SELECT count(*)::int AS "serverCount", coalesce(sum(d."toolCount"), 0)::int AS "toolCount"
      FROM "ToolServer" s JOIN "ToolDocument" d ON d.id = s."currentDocumentId"
      WHERE s."projectId" = ${projectId}`,
    db().$queryRaw<ServerChoice[]>`
      SELECT s.id, d.title, d."toolCount"
      FROM "ToolServer" s JOIN "ToolDocument" d ON d.id = s."currentDocumentId"
      WHERE s."projectId" = ${projectId} AND s.id = ${chosenId}`,
  ])
  return { ...(counted[0] ?? { serverCount: 0, toolCount: 0 }), chosen: chosen ?? null }
}

/** A pattern for each word of a search, of the first eight. */
const patternsOf = (query: string): string[] =>
  query
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 8)
    .map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`)

/** What a list of tools is sorted by: its servers, the calls of each, or the share of calls that failed by themselves. */
export const TOOL_ORDERS = ['server', 'calls', 'failures'] as const
export type ToolOrder = (typeof TOOL_ORDERS)[number]

const ORDERS: Record<ToolOrder, Prisma.Sql> = {
  server: Prisma.sql`x.server, x.ordinal`,
  calls: Prisma.sql`x.calls DESC, x.server, x.ordinal`,
  failures: Prisma.sql`x.failures::float / nullif(x.calls, 0) DESC NULLS LAST, x.calls DESC, x.server, x.ordinal`,
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
    serverId?: string | null
    domain?: string | null
    order?: ToolOrder
    offset?: number
    limit?: number
  },
): Promise<{ rows: ToolRow[]; total: number }> {
  const conditions = [
    Prisma.sql`s."projectId" = ${projectId}`,
    ...(serverId ? [Prisma.sql`s.id = ${serverId}`] : []),
    ...(domain ? [Prisma.sql`s.domain = ${domain}`] : []),
    ...patternsOf(query).map((pattern) => Prisma.sql`t."searchText" COLLATE "C" LIKE ${pattern}`),
  ]
  const isByUses = order !== 'server'
  // The hits are narrow, so that sorting and counting 20,000 of them is cheap; only a page of them is widened, and
  // where the order is not one of uses, only its tools' uses are counted. Names compare by their bytes: a language's
  // rules would take most of the time.
  const rows = await db().$queryRaw<(ToolRow & { total: number })[]>(Prisma.sql`
    WITH hits AS MATERIALIZED (
      SELECT t.id, t.ordinal, s.name COLLATE "C" AS server
        ${isByUses ? Prisma.sql`, coalesce(u.calls, 0) AS calls, coalesce(u.failures, 0) AS failures` : Prisma.empty}
      FROM "ToolServer" s JOIN "Tool" t ON t."documentId" = s."currentDocumentId"
        ${isByUses ? Prisma.sql`LEFT JOIN (${usesByTool(projectId)} GROUP BY tool) u ON u.tool = s.name || '/' || t.name` : Prisma.empty}
      WHERE ${Prisma.join(conditions, ' AND ')}
    ), page AS MATERIALIZED (
      SELECT x.* FROM hits x ORDER BY ${ORDERS[order]} OFFSET ${offset} LIMIT ${limit}
    )
    SELECT t.id, t.name, left(t.description, 200) AS description, s.id AS "serverId", s.name AS server,
      d.title AS "serverTitle", s.domain, coalesce(u.calls, 0) AS calls, coalesce(u.failures, 0) AS failures,
      coalesce(u.injected, 0) AS injected,
      (SELECT count(*)::int FROM json_object_keys(t.parameters->'properties')) AS "parameterCount",
      json_array_length(t.parameters->'required') AS "requiredCount",
      (SELECT count(*)::int FROM hits) AS total
    FROM page x JOIN "Tool" t ON t.id = x.id
      JOIN "ToolDocument" d ON d.id = t."documentId" JOIN "ToolServer" s ON s."currentDocumentId" = d.id
      LEFT JOIN LATERAL (${usesByTool(projectId)} AND tool = s.name || '/' || t.name GROUP BY tool) u ON true
    ORDER BY ${ORDERS[order]}`)
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
