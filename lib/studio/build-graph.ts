import { graphContentOf } from '@/lib/db/server-graphs'
import { createGraph } from '@/lib/db/tool-graphs'
import { getDocuments, listServers } from '@/lib/db/tools'
import type { Id } from '@/lib/shared/id'
import { fail, ok, type Result } from '@/lib/shared/result'

export interface BuiltGraph {
  graphId: Id<'graph'>
  versionId: Id<'graphVersion'>
  name: string
  nodeCount: number
  dependencyCount: number
}

/** Builds the graph of one server's current document by the built-in author, as the first version of a new graph. */
export async function buildServerGraph(projectId: string, serverId: string): Promise<Result<BuiltGraph>> {
  const server = (await listServers(projectId)).find(({ id, name }) => id === serverId || name === serverId)
  const [stored] = server ? await getDocuments(projectId, [server.documentId]) : []
  if (!server || !stored)
    return fail('not-found', `There is no server "${serverId}" in this project. Import its tools first.`)
  const content = graphContentOf(stored)
  const made = await createGraph(projectId, stored.document.title, content)
  const { nodes, dependencies } = content.graph
  return ok({ ...made, nodeCount: nodes.length, dependencyCount: dependencies.length })
}
