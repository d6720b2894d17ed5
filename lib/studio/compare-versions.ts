import { findServer, getDocuments } from '@/lib/db/tools'
import { fail, ok, type Result } from '@/lib/shared/result'
import { type DocumentDifference, documentDifference } from '@/lib/tool'

/** What version `after` of a server's document has otherwise than version `before`. Refused: `not-found`. */
export async function compareVersions(
  projectId: string,
  serverId: string,
  { before, after }: { before: number; after: number },
): Promise<Result<DocumentDifference>> {
  const server = await findServer(projectId, serverId)
  if (!server) return fail('not-found', 'There is no such server in this project.')
  const ids = [before, after].map(
    (version) => server.versions.find((each) => each.version === version)?.id ?? '',
  )
  const documents = await getDocuments(projectId, ids)
  const [earlier, later] = ids.map((id) => documents.find((stored) => stored.id === id))
  if (!earlier || !later) {
    return fail('not-found', `${server.name} has no version ${earlier ? after : before} to compare.`)
  }
  return ok(documentDifference(earlier.document, later.document))
}
