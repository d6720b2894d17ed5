import { fingerprintOf } from '@/lib/shared/fingerprint'
import { type Id, newId } from '@/lib/shared/id'
import { fail, ok, type Result } from '@/lib/shared/result'
import { type ParametersSchema, partsOf, type Tool, type ToolDocument, type ToolKey } from '@/lib/tool'
import { asJson, db, Prisma, type Transaction } from './client'
import { type DomainAuthor, writeDomains } from './domains'
import { type SourceInput, writeSource } from './tool-sources'

/** What an import did to one server. */
export interface ImportedServer {
  serverId: Id<'server'>
  documentId: Id<'document'>
  name: string
  version: number
  change: 'new' | 'new-version' | 'same'
}

/** Tools of an import that is worth counting at once. */
const LARGE_IMPORT = 1000

/**
 * Stores one import in one transaction: the report, and a new document version for every server that is
 * new or has changed. A server whose document is the same as its current one keeps that version. `reachedAt` is
 * where the servers were listed live.
 */
export async function saveImport(
  projectId: string,
  source: { fileName: string; format: string; sha256: string; report: unknown; documents: ToolDocument[] },
  reachedAt: SourceInput | null = null,
): Promise<{ importId: Id<'import'>; servers: ImportedServer[] }> {
  const importId = newId('import')
  const saved = await db().$transaction(
    async (tx) => {
      // One import of a project at a time: version numbers are read before they are written.
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`import ${projectId}`}))`
      await tx.toolImport.create({
        data: {
          id: importId,
          projectId,
          fileName: source.fileName,
          format: source.format,
          sha256: source.sha256,
          report: asJson(source.report),
        },
      })
      const servers = await saveDocuments(tx, projectId, importId, source.documents)
      const byName = new Map(source.documents.map((document) => [document.server, document]))
      await writeDomains(
        servers.flatMap(({ serverId, name }) => {
          const document = byName.get(name)
          return document ? [{ serverId, document }] : []
        }),
        tx,
      )
      if (reachedAt !== null) {
        for (const { serverId } of servers) await writeSource(tx, projectId, serverId, reachedAt)
      }
      return { importId, servers }
    },
    { timeout: 60_000, maxWait: 20_000 },
  )
  const toolCount = source.documents.reduce((sum, { tools }) => sum + tools.length, 0)
  // Until the database has counted what came, it plans for a catalogue of the old size.
  if (toolCount >= LARGE_IMPORT) await db().$executeRaw`ANALYZE "Tool", "ToolDocument", "ToolServer"`
  return saved
}

async function saveDocuments(
  tx: Transaction,
  projectId: string,
  importId: string,
  documents: ToolDocument[],
): Promise<ImportedServer[]> {
  const known = await tx.toolServer.findMany({
    where: { projectId, name: { in: documents.map((document) => document.server) } },
    include: { currentDocument: { select: { id: true, version: true, fingerprint: true } } },
  })
  const byName = new Map(known.map((server) => [server.name, server]))
  const servers: Prisma.ToolServerCreateManyInput[] = []
  const rows: Prisma.ToolDocumentCreateManyInput[] = []
  const tools: Prisma.ToolCreateManyInput[] = []
  const imported: ImportedServer[] = []
  for (const document of documents) {
    const before = byName.get(document.server)
    const current = before?.currentDocument ?? null
    const fingerprint = fingerprintOf(document)
    const serverId = (before?.id ?? newId('server')) as Id<'server'>
    if (current?.fingerprint === fingerprint) {
      const documentId = current.id as Id<'document'>
      imported.push({ serverId, documentId, name: document.server, version: current.version, change: 'same' })
      continue
    }
    const documentId = newId('document')
    const version = (current?.version ?? 0) + 1
    if (!before) servers.push({ id: serverId, projectId, name: document.server })
    rows.push({
      id: documentId,
      projectId,
      serverId,
      importId,
      version,
      title: document.title,
      description: document.description,
      domain: document.domain,
      toolCount: document.tools.length,
      fingerprint,
    })
    for (const [ordinal, tool] of document.tools.entries()) {
      tools.push({
        id: newId('tool'),
        projectId,
        documentId,
        ordinal,
        name: tool.name,
        sourceName: tool.sourceName,
        description: tool.description,
        searchText: `${tool.name} ${tool.description} ${document.title}`.toLowerCase(),
        parameters: asJson(tool.parameters),
        result: tool.result === null ? Prisma.DbNull : asJson(tool.result),
      })
    }
    imported.push({
      serverId,
      documentId,
      name: document.server,
      version,
      change: before ? 'new-version' : 'new',
    })
  }
  await tx.toolServer.createMany({ data: servers })
  await tx.toolDocument.createMany({ data: rows })
  for (let at = 0; at < tools.length; at += 1000)
    await tx.tool.createMany({ data: tools.slice(at, at + 1000) })
  await tx.$executeRaw`
    UPDATE "ToolServer" s SET "currentDocumentId" = d.id
    FROM "ToolDocument" d WHERE d."serverId" = s.id AND d."importId" = ${importId}`
  return imported
}

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

export async function findImport(projectId: string, importId: string) {
  return db().toolImport.findFirst({ where: { id: importId, projectId } })
}

/** The new versions that an import made of servers that were known before, by name. */
export async function listRenewed(projectId: string, importId: string) {
  return db().toolDocument.findMany({
    where: { projectId, importId, version: { gt: 1 } },
    orderBy: { server: { name: 'asc' } },
    select: { serverId: true, title: true, version: true },
  })
}

/** The server that an import brought, where it brought exactly one that was new or had changed; else null. */
export async function onlyServerOf(projectId: string, importId: string) {
  const [first, second] = await db().toolDocument.findMany({
    where: { projectId, importId },
    select: { serverId: true, title: true },
    take: 2,
  })
  return first && !second ? first : null
}

/** The newest imports, without their reports. */
export async function listImports(projectId: string, limit = 50) {
  return db().toolImport.findMany({
    where: { projectId },
    orderBy: { createdAt: 'desc' },
    take: limit,
    select: {
      id: true,
      fileName: true,
      format: true,
      createdAt: true,
      _count: { select: { documents: true } },
    },
  })
}
