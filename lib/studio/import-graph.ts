import { createGraph } from '@/lib/db/tool-graphs'
import { getDocuments, listServers } from '@/lib/db/tools'
import type { Id } from '@/lib/shared/id'
import { ok, type Result } from '@/lib/shared/result'
import { partsOf, toolKey } from '@/lib/tool'
import { parseFragment } from '@/lib/tool-graph'

/**
 * Makes a new graph of the text that an export of a graph wrote, checked against the current tools of the project's
 * servers. Nothing is written when anything in it is wrong.
 */
export async function importGraph(
  projectId: string,
  name: string,
  text: string,
): Promise<Result<{ graphId: Id<'graph'> }>> {
  const servers = await listServers(projectId)
  const documents = await getDocuments(
    projectId,
    servers.map(({ documentId }) => documentId),
  )
  const known = documents.flatMap(({ document }) =>
    document.tools.map((tool) => toolKey(document.server, tool.name)),
  )
  const read = parseFragment(text, known)
  if (!read.ok) return read
  const used = new Set(read.value.graph.nodes.map((key) => partsOf(key).server))
  const { graphId } = await createGraph(projectId, name, {
    ...read.value,
    note: 'imported from a file',
    author: 'person',
    documentIds: documents.filter(({ document }) => used.has(document.server)).map(({ id }) => id),
  })
  return ok({ graphId })
}
