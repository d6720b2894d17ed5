import { fingerprintOf } from '@/lib/shared/fingerprint'
import { type Id, newId } from '@/lib/shared/id'
import type { ToolDocument } from '@/lib/tool'
import { asJson, db, Prisma, type Transaction } from './client'
import { writeDomains } from './domains'
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
