import { getDocuments, listServers } from '@/lib/db/tools'
import { ModelError } from '@/lib/shared/model'
import { projectPool } from '@/lib/studio/similarity'
import { type DistractorPool, hasDistractors, type SynthesisParams } from '@/lib/synthesis'
import { partsOf, type Tool, type ToolKey, toolKey } from '@/lib/tool'

export interface StoredPool extends DistractorPool {
  /** The documents that these tools are from. */
  documentsOf(keys: readonly ToolKey[]): string[]
}

/**
 * All tools of the project's current documents, compared as the run was prepared for; undefined where a run mixes no
 * irrelevant ones in. Throws `ModelError`, which pauses the run, when the project compares tools by another index by now.
 */
export async function openDistractorPool(
  projectId: string,
  params: Pick<SynthesisParams, 'distractors' | 'similarity'>,
): Promise<StoredPool | undefined> {
  if (!hasDistractors(params)) return undefined
  const pool = await projectPool(projectId)
  if (pool.index.name !== params.similarity)
    throw new ModelError(
      'unreachable',
      `This run chooses irrelevant tools by the index "${params.similarity}", and the project compares tools by "${pool.index.name}" now. Set it back in the settings, or start a new run.`,
    )
  const servers = await listServers(projectId)
  const documents = await getDocuments(
    projectId,
    servers.map(({ documentId }) => documentId),
  )
  const byKey = new Map<ToolKey, Tool>(
    documents.flatMap(({ document }) =>
      document.tools.map((tool) => [toolKey(document.server, tool.name), tool] as const),
    ),
  )
  const documentOf = new Map(documents.map(({ id, document }) => [document.server, id]))
  return {
    pool,
    toolOf: (key) => byKey.get(key),
    documentsOf: (keys) => [...new Set(keys.flatMap((key) => documentOf.get(partsOf(key).server) ?? []))],
  }
}
