import { guessDomain, type ToolDocument } from '@/lib/tool'
import { db, type Transaction } from './client'

/** Who says what a server is about; null where nobody has looked yet. */
export type DomainAuthor = 'document' | 'built-in' | 'person'

/** The domains of a project with how many tools each has, most first; servers without one are left out. */
export async function listDomains(projectId: string): Promise<{ domain: string; toolCount: number }[]> {
  return db().$queryRaw`
    SELECT s.domain, sum(d."toolCount")::int AS "toolCount"
    FROM "ToolServer" s JOIN "ToolDocument" d ON d.id = s."currentDocumentId"
    WHERE s."projectId" = ${projectId} AND s.domain IS NOT NULL
    GROUP BY s.domain ORDER BY "toolCount" DESC, s.domain`
}

/** What a document says its server is about, or else what the built-in author guesses; a person's word stays. */
export async function writeDomains(
  servers: readonly { serverId: string; document: ToolDocument }[],
  tx: Transaction = db(),
): Promise<void> {
  const rows = servers.map(({ serverId, document }) => ({ id: serverId, ...domainOf(document) }))
  await tx.$executeRaw`
    UPDATE "ToolServer" s
    SET domain = v.domain, "domainAuthor" = v.author, "domainEvidence" = v.evidence
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS v(id text, domain text, author text, evidence text)
    WHERE s.id = v.id AND s."domainAuthor" IS DISTINCT FROM 'person'`
}

function domainOf(document: ToolDocument): {
  domain: string | null
  author: DomainAuthor
  evidence: string | null
} {
  if (document.domain !== null) return { domain: document.domain, author: 'document', evidence: null }
  return { ...guessDomain(document), author: 'built-in' }
}

/** Keeps a person's word about a server; null: nobody has said anything, and `writeDomains` may. */
export async function saveDomain(projectId: string, serverId: string, domain: string | null): Promise<void> {
  const author: DomainAuthor | null = domain === null ? null : 'person'
  await db().toolServer.updateMany({
    where: { id: serverId, projectId },
    data: { domain, domainAuthor: author, domainEvidence: null },
  })
}

/** Servers of all projects that nobody has looked at, with their documents; at most `limit`. */
export async function listWithoutDomain(
  limit: number,
): Promise<{ id: string; projectId: string; documentId: string }[]> {
  const rows = await db().toolServer.findMany({
    where: { domainAuthor: null, currentDocumentId: { not: null } },
    select: { id: true, projectId: true, currentDocumentId: true },
    take: limit,
  })
  return rows.flatMap(({ id, projectId, currentDocumentId: documentId }) =>
    documentId === null ? [] : [{ id, projectId, documentId }],
  )
}
