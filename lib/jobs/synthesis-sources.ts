import { acceptedTasks, getTasks, type StoredTask } from '@/lib/db/tasks'
import { findVersion } from '@/lib/db/tool-graphs'
import { getDocuments } from '@/lib/db/tools'
import { assert } from '@/lib/shared/assert'
import { type ItemSource, itemPlanner, type PlannedItem, type SynthesisParams } from '@/lib/synthesis'
import { toolKey } from '@/lib/tool'
import { sampleChains } from '@/lib/tool-graph'
import type { OfferedTools } from '@/lib/trajectory'

/** What items are made from, and where it is kept. */
export interface StoredSource extends ItemSource {
  graphVersionId: string | null
  documentIds: readonly string[]
  /** The task of an earlier run that is attempted; null where one is written. */
  taskId: string | null
}

/** Decides what an item is made from. Accepted tasks are read when their turn comes: there may be very many. */
export type ItemPlanning = (ordinal: number, attempt?: number) => Promise<PlannedItem<StoredSource>>

/** Opens a run: each graph and each server's tools are read when the first item needs them, and kept for all the others. */
export async function openSources(projectId: string, params: SynthesisParams): Promise<ItemPlanning> {
  const reader = sourceReader(projectId)
  const { source } = params
  switch (source.kind) {
    case 'graphs':
      return itemPlanner(
        params,
        source.graphVersionIds.length,
        graphReader(params, source.graphVersionIds, reader),
      )
    case 'servers':
      return itemPlanner(params, source.documentIds.length, (at) =>
        serverSource(source.documentIds[at] ?? '', reader),
      )
    case 'tasks':
      return planTasks(projectId, params, source.jobId, reader)
  }
}

interface ServerTools {
  documentIds: readonly string[]
  tools: OfferedTools
}

type SourceReader = ReturnType<typeof sourceReader>

function sourceReader(projectId: string) {
  const graphs = new Map<string, ReturnType<typeof findVersion>>()
  const tools = new Map<string, Promise<ServerTools>>()
  return {
    graph(id: string) {
      const known = graphs.get(id) ?? findVersion(projectId, id)
      graphs.set(id, known)
      return known
    },
    tools(documentIds: readonly string[]) {
      const key = documentIds.toSorted().join()
      const known = tools.get(key) ?? serverTools(projectId, documentIds)
      tools.set(key, known)
      return known
    },
  }
}

/** Tools in the order of their servers' names: ids are in another order in every database. */
async function serverTools(projectId: string, documentIds: readonly string[]): Promise<ServerTools> {
  const documents = await getDocuments(projectId, documentIds)
  documents.sort((a, b) => (a.document.server < b.document.server ? -1 : 1))
  return {
    documentIds: documents.map(({ id }) => id),
    tools: documents.flatMap(({ document }) =>
      document.tools.map((tool) => ({ key: toolKey(document.server, tool.name), tool })),
    ),
  }
}

/** Reads a graph of the run by its position, with its chains but for those left out. */
function graphReader(params: SynthesisParams, ids: readonly string[], reader: SourceReader) {
  const leftOut = new Set(params.leftOut.map(({ graph, tools }) => [graph ?? 'any', ...tools].join()))
  return async (at: number): Promise<StoredSource> => {
    const version = await reader.graph(ids[at] ?? '')
    assert(version, `graph version ${ids[at]} exists`)
    const isLeftOut = (tools: readonly string[]) =>
      leftOut.has([at, ...tools].join()) || leftOut.has(['any', ...tools].join())
    return {
      ...(await reader.tools(version.documentIds)),
      graphVersionId: version.id,
      graph: version.graph,
      chains: sampleChains(version.graph, { ...params.chains, seed: params.seed }).filter(
        ({ tools }) => !isLeftOut(tools),
      ),
      task: null,
      taskId: null,
    }
  }
}

const serverSource = async (id: string, reader: SourceReader): Promise<StoredSource> => ({
  ...(await reader.tools([id])),
  graphVersionId: null,
  graph: null,
  chains: [],
  task: null,
  taskId: null,
})

/** Tasks read at a time, and how many such pages are kept. */
const PAGE = 100
const PAGES_KEPT = 4

async function planTasks(
  projectId: string,
  params: SynthesisParams,
  jobId: string,
  reader: SourceReader,
): Promise<ItemPlanning> {
  const ids = (await acceptedTasks(projectId, jobId)).map(({ id }) => id)
  const pages = new Map<number, Promise<Map<string, StoredTask>>>()
  const pageOf = (at: number) => {
    const page = Math.floor(at / PAGE)
    const known = pages.get(page) ?? getTasks(projectId, ids.slice(page * PAGE, (page + 1) * PAGE))
    pages.delete(page)
    pages.set(page, known)
    for (const oldest of [...pages.keys()].slice(0, -PAGES_KEPT)) pages.delete(oldest)
    return known
  }
  return async (ordinal) => {
    const id = ids[ordinal] ?? ''
    const stored = (await pageOf(ordinal)).get(id)
    assert(stored, `accepted task ${ordinal} of ${jobId} exists`)
    const version = stored.graphVersionId ? await reader.graph(stored.graphVersionId) : null
    const source: StoredSource = {
      ...(await reader.tools(stored.documentIds)),
      graphVersionId: stored.graphVersionId,
      graph: version?.graph ?? null,
      chains: stored.chain ? [stored.chain] : [],
      task: stored.task,
      taskId: id,
    }
    return itemPlanner(params, 1, async () => source)(ordinal)
  }
}
