import { setImmediate as breathe } from 'node:timers/promises'
import { type ComparedTool, catalogueStamp, listComparedTools } from '@/lib/db/catalogue'
import type { Id } from '@/lib/shared/id'
import {
  buildLexicalIndex,
  type NearTool,
  nearestTools,
  type Relation,
  type ToolKey,
  type ToolPool,
} from '@/lib/tool'

/** The tools of a project, compared by the index that the project is set to. */
export interface ProjectPool extends ToolPool {
  ids: ReadonlyMap<ToolKey, Id<'tool'>>
}

/** The last pool that was made: an index of 20,000 tools takes a second and a hundred megabytes, so there is one. */
let kept: { key: string; pool: Promise<ProjectPool> } | null = null

/** The pool of a project, made when something has changed since it was last asked for. */
export async function projectPool(projectId: string): Promise<ProjectPool> {
  const key = `${projectId} ${await catalogueStamp(projectId)}`
  if (kept?.key !== key) {
    const pool = makePool(await listComparedTools(projectId))
    kept = { key, pool }
    // A pool that could not be made is not the answer to the next question.
    pool.catch(() => {
      kept = null
    })
  }
  return kept.pool
}

async function makePool(tools: readonly ComparedTool[]): Promise<ProjectPool> {
  const building = buildLexicalIndex(tools.map(({ text }) => text))
  let step = building.next()
  while (!step.done) {
    await breathe()
    step = building.next()
  }
  return { tools, index: step.value, ids: new Map(tools.map(({ key, id }) => [key, id])) }
}

/** The tools most like one, by what they share, and the name of the index that says so. */
export interface Nearest {
  /** `lexical`, or the embedding model's name. */
  index: string
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
    tools: {
      'same-server': withIds(near['same-server']),
      'same-domain': withIds(near['same-domain']),
      elsewhere: withIds(near.elsewhere),
    },
  }
}
