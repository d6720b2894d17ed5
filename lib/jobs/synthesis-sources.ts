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
export type ItemPlanning = (ordinal: number) => Promise<PlannedItem<StoredSource>>

/** Reads the sources of a run, each graph and each server's tools once, and keeps them for all of its items. */
export async function openSources(projectId: string, params: SynthesisParams): Promise<ItemPlanning> {
  const reader = sourceReader(projectId)
  const { source } = params
  if (source.kind === 'tasks') return planTasks(projectId, params, source.jobId, reader)
  const sources = await Promise.all(
    source.kind === 'graphs'
      ? source.graphVersionIds.map((id) => graphSource(params, id, reader))
      : source.documentIds.map((id) => serverSource(id, reader)),
  )
  const planOf = itemPlanner(params, sources)
  return async (ordinal) => planOf(ordinal)
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

async function graphSource(params: SynthesisParams, id: string, reader: SourceReader): Promise<StoredSource> {
  const version = await reader.graph(id)
  assert(version, `graph version ${id} exists`)
  const leftOut = leftOutOf(params)
  return {
    ...(await reader.tools(version.documentIds)),
    graphVersionId: version.id,
    graph: version.graph,
    chains: sampleChains(version.graph, { ...params.chains, seed: params.seed }).filter(
      ({ tools }) => !leftOut.has(tools.join()),
    ),
    task: null,
    taskId: null,
  }
}

const leftOutSets = new WeakMap<SynthesisParams, ReadonlySet<string>>()

/** The chains left out, to be asked for by every source of the run. */
function leftOutOf(params: SynthesisParams): ReadonlySet<string> {
  const known = leftOutSets.get(params) ?? new Set(params.leftOut.map((chain) => chain.join()))
  leftOutSets.set(params, known)
  return known
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
    return itemPlanner(params, [source])(ordinal)
  }
}
