import { setImmediate as breathe } from 'node:timers/promises'
import { type ComparedTool, catalogueStamp, listComparedTools } from '@/lib/db/catalogue'
import { findEndpoint } from '@/lib/db/endpoints'
import { similarityEndpointOf } from '@/lib/db/projects'
import { findVectors, type VectorSource } from '@/lib/db/tool-vectors'
import type { Id } from '@/lib/shared/id'
import {
  buildLexicalIndex,
  type NearTool,
  nearestTools,
  type Relation,
  type SimilarityIndex,
  type ToolKey,
  type ToolPool,
  vectorIndex,
} from '@/lib/tool'

/** The tools of a project, compared by the index that the project is set to. */
export interface ProjectPool extends ToolPool {
  ids: ReadonlyMap<ToolKey, Id<'tool'>>
  /** Tools that the index set lacks a vector of; while there are any, the lexical one stands in. */
  missing: number
}

/** The last pool that was made: an index of 20,000 tools takes a second and a hundred megabytes, so there is one. */
let kept: { key: string; pool: Promise<ProjectPool> } | null = null

/** The pool of a project, made when something has changed since it was last asked for. */
export async function projectPool(projectId: string): Promise<ProjectPool> {
  const source = await vectorSourceOf(projectId)
  const key = [projectId, await catalogueStamp(projectId), source?.endpointId, source?.model].join(' ')
  if (kept?.key !== key) {
    const pool = listComparedTools(projectId).then((tools) => makePool(tools, source))
    kept = { key, pool }
    const forget = () => {
      if (kept?.pool === pool) kept = null
    }
    // A pool that could not be made, or that vectors are still missing for, is not the answer to the next question.
    pool.then(({ missing }) => missing > 0 && forget(), forget)
  }
  return kept.pool
}

/** The embedding model that a project is set to; null where it is set to the lexical index. */
export async function vectorSourceOf(
  projectId: string,
): Promise<(VectorSource & { endpoint: string }) | null> {
  const endpointId = await similarityEndpointOf(projectId)
  const endpoint = endpointId === null ? null : await findEndpoint(projectId, endpointId)
  return endpoint?.embeddingModel
    ? { endpointId: endpoint.id, endpoint: endpoint.name, model: endpoint.embeddingModel }
    : null
}

async function makePool(tools: readonly ComparedTool[], source: VectorSource | null): Promise<ProjectPool> {
  const ids = new Map(tools.map(({ key, id }) => [key, id]))
  if (source === null) return { tools, ids, index: await lexical(tools), missing: 0 }
  const known = await findVectors(source, [...new Set(tools.map(({ fingerprint }) => fingerprint))])
  const vectors = tools.flatMap(({ fingerprint }) => known.get(fingerprint) ?? [])
  const missing = tools.length - vectors.length
  return {
    tools,
    ids,
    index: missing > 0 ? await lexical(tools) : vectorIndex(source.model, vectors),
    missing,
  }
}

async function lexical(tools: readonly ComparedTool[]): Promise<SimilarityIndex> {
  const building = buildLexicalIndex(tools.map(({ text }) => text))
  for (;;) {
    const step = building.next()
    if (step.done) return step.value
    await breathe()
  }
}

/** The tools most like one, by what they share, and the name of the index that says so. */
export interface Nearest {
  /** `lexical`, or the embedding model's name. */
  index: string
  /** Tools that the model which the project is set to has made no vector of yet. */
  missing: number
  tools: Record<Relation, (NearTool & { id: Id<'tool'> })[]>
}

/** Null where the tool is not of a current document: there is nothing to compare it with. */
export async function nearestTo(projectId: string, tool: ToolKey, countMax = 6): Promise<Nearest | null> {
  const pool = await projectPool(projectId)
  const place = pool.tools.findIndex(({ key }) => key === tool)
  if (place < 0) return null
  const near = nearestTools(pool, place, countMax)
  const withIds = (tools: NearTool[]) =>
    tools.flatMap((each) => {
      const id = pool.ids.get(each.key)
      return id ? [{ ...each, id }] : []
    })
  return {
    index: pool.index.name,
    missing: pool.missing,
    tools: {
      'same-server': withIds(near['same-server']),
      'same-domain': withIds(near['same-domain']),
      elsewhere: withIds(near.elsewhere),
    },
  }
}
