import { findGraph, saveVersion } from '@/lib/db/tool-graphs'
import { getDocuments } from '@/lib/db/tools'
import { fail } from '@/lib/shared/result'
import { toolKey } from '@/lib/tool'
import { parseDraft } from '@/lib/tool-graph'

/**
 * Saves an edited graph as the next version after the one that it was based on, checked against the documents of that
 * one and those whose tools came onto it meanwhile. Nothing is written when anything in it is wrong.
 */
export async function saveEditedGraph(
  projectId: string,
  {
    graphId,
    basedOn,
    note,
    ...edited
  }: {
    graphId: string
    basedOn: number
    graph: unknown
    layout: unknown
    documentIds: readonly string[]
    note: string
  },
): ReturnType<typeof saveVersion> {
  const opened = await findGraph(projectId, graphId, basedOn)
  if (!opened) return fail('not-found', 'There is no such graph version in this project.')
  const documents = await getDocuments(projectId, [
    ...new Set([...opened.documentIds, ...edited.documentIds]),
  ])
  const known = documents.flatMap(({ document }) =>
    document.tools.map((tool) => toolKey(document.server, tool.name)),
  )
  const draft = parseDraft(edited, known)
  if (!draft.ok) return draft
  return saveVersion(projectId, graphId, basedOn, {
    ...draft.value,
    note,
    author: 'person',
    documentIds: documents.map(({ id }) => id),
  })
}
