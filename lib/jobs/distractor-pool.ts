import { getDocuments, listServers } from '@/lib/db/tools'
import type { DistractorPool, SynthesisParams } from '@/lib/synthesis'
import { BANDS, lexicalPool, partsOf, type Tool, type ToolKey, toolKey } from '@/lib/tool'

export interface StoredPool extends DistractorPool {
  /** The documents that these tools are from. */
  documentsOf(keys: readonly ToolKey[]): string[]
}

/** All tools of the project's current documents, for a run that mixes irrelevant ones in; undefined where none are. */
export async function openDistractorPool(
  projectId: string,
  { distractors }: Pick<SynthesisParams, 'distractors'>,
): Promise<StoredPool | undefined> {
  if (BANDS.every((band) => distractors[band] === 0)) return undefined
  const servers = await listServers(projectId)
  const documents = await getDocuments(
    projectId,
    servers.map(({ documentId }) => documentId),
  )
  const tools = documents.flatMap(({ document }) =>
    document.tools.map((tool) => ({
      key: toolKey(document.server, tool.name),
      domain: document.domain,
      tool,
    })),
  )
  const byKey = new Map<ToolKey, Tool>(tools.map(({ key, tool }) => [key, tool]))
  const documentOf = new Map(documents.map(({ id, document }) => [document.server, id]))
  return {
    pool: lexicalPool(tools),
    toolOf: (key) => byKey.get(key),
    documentsOf: (keys) => [...new Set(keys.flatMap((key) => documentOf.get(partsOf(key).server) ?? []))],
  }
}
