import { graphContentOf } from '@/lib/db/server-graphs'
import { createGraph } from '@/lib/db/tool-graphs'
import type { Id } from '@/lib/shared/id'
import { ok, type Result } from '@/lib/shared/result'
import { findServerDocument } from './read-server'

export interface BuiltGraph {
  graphId: Id<'graph'>
  versionId: Id<'graphVersion'>
  name: string
  nodeCount: number
  dependencyCount: number
}

/** Builds the graph of one server's current document by the built-in author, as the first version of a new graph. */
export async function buildServerGraph(projectId: string, serverId: string): Promise<Result<BuiltGraph>> {
  const found = await findServerDocument(projectId, serverId)
  if (!found.ok) return found
  const content = graphContentOf(found.value)
  const made = await createGraph(projectId, found.value.document.title, content)
  const { nodes, dependencies } = content.graph
  return ok({ ...made, nodeCount: nodes.length, dependencyCount: dependencies.length })
}
