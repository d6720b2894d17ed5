import { graphContentOf } from '@/lib/db/server-graphs'
import { getDocuments, listServers, type StoredDocument } from '@/lib/db/tools'
import type { Id } from '@/lib/shared/id'
import { fail, ok, type Result } from '@/lib/shared/result'
import { type Tool, type ToolKey, toolKey } from '@/lib/tool'
import type { ToolCallGraph } from '@/lib/tool-graph'

/** A server as it comes onto a graph: its current document's tools, and what the built-in author says of them. */
export interface ServerOnGraph {
  documentId: Id<'document'>
  server: string
  title: string
  tools: { key: ToolKey; tool: Tool }[]
  graph: ToolCallGraph
}

/** The current document of a server, named or by id. */
export async function findServerDocument(
  projectId: string,
  serverId: string,
): Promise<Result<StoredDocument>> {
  const server = (await listServers(projectId)).find(({ id, name }) => id === serverId || name === serverId)
  const [stored] = server ? await getDocuments(projectId, [server.documentId]) : []
  return stored
    ? ok(stored)
    : fail('not-found', `There is no server "${serverId}" in this project. Import its tools first.`)
}

/** Reads the current tools of a server, and their graph by the built-in author. */
export async function readServer(projectId: string, serverId: string): Promise<Result<ServerOnGraph>> {
  const found = await findServerDocument(projectId, serverId)
  if (!found.ok) return found
  const { id, document } = found.value
  return ok({
    documentId: id,
    server: document.server,
    title: document.title,
    tools: document.tools.map((tool) => ({ key: toolKey(document.server, tool.name), tool })),
    graph: graphContentOf(found.value).graph,
  })
}
