import { listWithoutDomain, saveDomain, writeDomains } from '@/lib/db/domains'
import { getDocuments, listServers } from '@/lib/db/tools'
import { fail, ok, type Result } from '@/lib/shared/result'

/** A person says what a server is about; null gives the word back to its document, or to the built-in author. */
export async function chooseDomain(
  projectId: string,
  serverId: string,
  domain: string | null,
): Promise<Result<null>> {
  const server = (await listServers(projectId)).find(({ id }) => id === serverId)
  if (!server) return fail('not-found', 'There is no such server in this project.')
  await saveDomain(projectId, serverId, domain)
  if (domain === null) await lookAt(projectId, serverId, server.documentId)
  return ok(null)
}

/** Looks at servers that were stored before domains were. */
export async function guessMissingDomains(): Promise<void> {
  for (;;) {
    const servers = await listWithoutDomain(100)
    if (servers.length === 0) return
    for (const { id, projectId, documentId } of servers) await lookAt(projectId, id, documentId)
  }
}

async function lookAt(projectId: string, serverId: string, documentId: string): Promise<void> {
  const [stored] = await getDocuments(projectId, [documentId])
  if (stored) await writeDomains([{ serverId, document: stored.document }])
}
