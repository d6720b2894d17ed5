import type { Id } from '@/lib/shared/id'
import { fail, ok, type Result } from '@/lib/shared/result'
import { type ParametersSchema, partsOf, type Tool, type ToolDocument, type ToolKey } from '@/lib/tool'
import { db } from './client'
import type { DomainAuthor } from './domains'

/** What a server is about, who says so, and why the built-in author guessed so. */
export interface ServerDomain {
  name: string | null
  /** Null where nobody has looked yet. */
  author: DomainAuthor | null
  evidence: string | null
}

type StoredDomain = { domain: string | null; domainAuthor: string | null; domainEvidence: string | null }
const toDomain = ({ domain, domainAuthor, domainEvidence }: StoredDomain): ServerDomain => ({
  name: domain,
  author: domainAuthor as DomainAuthor | null,
  evidence: domainEvidence,
})

export interface ServerRow {
  id: Id<'server'>
  documentId: Id<'document'>
  name: string
  title: string
  description: string
  domain: ServerDomain
  /** What its document says its domain is; null where it says none. */
  statedDomain: string | null
  version: number
  toolCount: number
  importedAt: Date
}

/** Every server of a project with its current document, by name. */
export async function listServers(projectId: string): Promise<ServerRow[]> {
  const rows = await db().toolServer.findMany({
    where: { projectId, currentDocumentId: { not: null } },
    include: { currentDocument: true },
    orderBy: { name: 'asc' },
  })
  return rows.flatMap(({ id, name, currentDocument: document, ...server }) =>
    document
      ? [
          {
            id: id as Id<'server'>,
            documentId: document.id as Id<'document'>,
            name,
            title: document.title,
            description: document.description,
            domain: toDomain(server),
            statedDomain: document.domain,
            version: document.version,
            toolCount: document.toolCount,
            importedAt: document.createdAt,
          },
        ]
      : [],
  )
}

type StoredTool = {
  name: string
  sourceName: string | null
  description: string
  parameters: unknown
  result: unknown
}

const toTool = (row: StoredTool): Tool => ({
  name: row.name,
  sourceName: row.sourceName,
  description: row.description,
  parameters: row.parameters as ParametersSchema,
  result: (row.result ?? null) as Tool['result'],
})

export interface StoredDocument {
  id: Id<'document'>
  version: number
  fingerprint: string
  importId: string
  createdAt: Date
  document: ToolDocument
}

/** Documents by id, in the order of the ids; ids of other projects are left out. */
export async function getDocuments(projectId: string, ids: readonly string[]): Promise<StoredDocument[]> {
  const rows = await db().toolDocument.findMany({
    where: { projectId, id: { in: [...ids] } },
    include: { server: { select: { name: true } }, tools: { orderBy: { ordinal: 'asc' } } },
  })
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const row = byId.get(id)
    if (!row) return []
    const { title, description, domain } = row
    const document = { server: row.server.name, title, description, domain, tools: row.tools.map(toTool) }
    const { version, fingerprint, importId, createdAt } = row
    return [{ id: row.id as Id<'document'>, version, fingerprint, importId, createdAt, document }]
  })
}

export interface ToolPage {
  id: Id<'tool'>
  tool: Tool
  server: { id: Id<'server'>; name: string; title: string; domain: ServerDomain }
  documentId: Id<'document'>
  version: number
  /** The current document's version; larger than `version` when this is an old one. */
  currentVersion: number
}

export async function findTool(projectId: string, toolId: string): Promise<ToolPage | null> {
  const row = await db().tool.findFirst({
    where: { id: toolId, projectId },
    include: {
      document: { include: { server: { include: { currentDocument: { select: { version: true } } } } } },
    },
  })
  if (!row) return null
  const { document } = row
  return {
    id: row.id as Id<'tool'>,
    tool: toTool(row),
    server: {
      id: document.serverId as Id<'server'>,
      name: document.server.name,
      title: document.title,
      domain: toDomain(document.server),
    },
    documentId: document.id as Id<'document'>,
    version: document.version,
    currentVersion: document.server.currentDocument?.version ?? document.version,
  }
}

/** A tool of a current document by its key, with the server it belongs to; null where there is none. */
export async function findToolByKey(
  projectId: string,
  key: string,
): Promise<{ id: Id<'tool'>; serverId: Id<'server'> } | null> {
  const { server, tool } = partsOf(key as ToolKey)
  const row = await db().tool.findFirst({
    where: { projectId, name: tool, document: { currentOf: { name: server } } },
    select: { id: true, document: { select: { serverId: true } } },
  })
  return row && { id: row.id as Id<'tool'>, serverId: row.document.serverId as Id<'server'> }
}

/** A server with its current document and the history of its versions, newest first. */
export async function findServer(projectId: string, serverId: string) {
  const server = await db().toolServer.findFirst({
    where: { id: serverId, projectId },
    include: {
      documents: {
        orderBy: { version: 'desc' },
        select: { id: true, version: true, toolCount: true, createdAt: true, importId: true },
      },
    },
  })
  if (!server?.currentDocumentId) return null
  const [current] = await getDocuments(projectId, [server.currentDocumentId])
  return current
    ? {
        id: server.id as Id<'server'>,
        name: server.name,
        domain: toDomain(server),
        current,
        versions: server.documents,
      }
    : null
}

/** A graph whose newest version on a server stands on this version of the server's document. */
export interface StandingGraph {
  graphId: Id<'graph'>
  name: string
  graphVersion: number
  documentVersion: number
  /** Tasks written from any version of the graph. */
  taskCount: number
}

/** The graphs that stand on a server's documents, by name. */
export async function listGraphsOn(projectId: string, serverId: string): Promise<StandingGraph[]> {
  const rows = await db().$queryRaw<StandingGraph[]>`
    SELECT DISTINCT ON (g.name) g.id AS "graphId", g.name, v.version AS "graphVersion",
      d.version AS "documentVersion",
      (SELECT count(*)::int FROM "Task" t JOIN "ToolGraphVersion" tv ON tv.id = t."graphVersionId"
        WHERE tv."graphId" = g.id) AS "taskCount"
    FROM "ToolDocument" d
    JOIN "ToolGraphDocument" gd ON gd."documentId" = d.id
    JOIN "ToolGraphVersion" v ON v.id = gd."graphVersionId"
    JOIN "ToolGraph" g ON g.id = v."graphId"
    WHERE d."serverId" = ${serverId} AND d."projectId" = ${projectId}
    ORDER BY g.name, v.version DESC, d.version DESC`
  return rows
}

/** The ids of tools of one document, by name: links from a graph or a step to a tool's page. */
export async function toolIdsOf(
  projectId: string,
  documentIds: readonly string[],
): Promise<Map<string, Id<'tool'>>> {
  const rows = await db().tool.findMany({
    where: { projectId, documentId: { in: [...documentIds] } },
    select: { id: true, name: true, document: { select: { server: { select: { name: true } } } } },
  })
  return new Map(rows.map((row) => [`${row.document.server.name}/${row.name}`, row.id as Id<'tool'>]))
}

/** Removes a server and its documents, unless a graph stands on one of them: then says which. */
export async function removeServer(projectId: string, serverId: string): Promise<Result<null>> {
  const server = await db().toolServer.findFirst({ where: { id: serverId, projectId } })
  if (!server) return fail('not-found', 'There is no such server in this project.')
  const uses = await db().toolGraphDocument.findMany({
    where: { document: { serverId } },
    select: { graphVersion: { select: { version: true, graph: { select: { name: true } } } } },
    take: 20,
  })
  if (uses.length > 0) {
    const names = uses.map(({ graphVersion }) => `${graphVersion.graph.name} v${graphVersion.version}`)
    return fail('in-use', `"${server.name}" is not removed: these graphs stand on it: ${names.join(', ')}.`)
  }
  await db().$transaction([
    db().toolServer.update({ where: { id: serverId }, data: { currentDocumentId: null } }),
    db().toolDocument.deleteMany({ where: { serverId } }),
    db().toolServer.delete({ where: { id: serverId } }),
  ])
  return ok(null)
}
