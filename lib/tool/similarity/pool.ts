import { partsOf, type Tool, type ToolKey } from '../tool'
import { documentText } from './document-text'
import { lexicalIndex } from './lexical-index'
import type { SimilarityIndex } from './similarity-index'

/** A tool among others: where it is from, and the domain of its server where that is known. */
export interface PoolTool {
  key: ToolKey
  domain: string | null
}

/** Tools that are compared with each other, and what compares them. */
export interface ToolPool {
  tools: readonly PoolTool[]
  index: SimilarityIndex
}

/** A pool compared by the lexical index, which needs no model. */
export const lexicalPool = (tools: readonly (PoolTool & { tool: Tool })[]): ToolPool => ({
  tools,
  index: lexicalIndex(tools.map(({ tool }) => documentText(tool))),
})

export type Relation = 'same-server' | 'same-domain' | 'elsewhere'

/** What two tools have in common by where they come from. A server without a domain is a domain of its own. */
export function relationOf(a: PoolTool, b: PoolTool): Relation {
  if (partsOf(a.key).server === partsOf(b.key).server) return 'same-server'
  return a.domain !== null && a.domain === b.domain ? 'same-domain' : 'elsewhere'
}

export interface NearTool {
  key: ToolKey
  relation: Relation
  cosine: number
}

/**
 * The tools most like one, nearest first: those of its server, of its domain and of elsewhere apart, since where a
 * tool comes from says more than a likeness of words (stack: same server before same domain before lexical). At most
 * `countMax` of each; a tool that shares nothing is not near.
 */
export function nearestTools(pool: ToolPool, place: number, countMax: number): Record<Relation, NearTool[]> {
  const near: Record<Relation, NearTool[]> = { 'same-server': [], 'same-domain': [], elsewhere: [] }
  const self = pool.tools[place]
  if (!self) return near
  for (const [other, cosine] of pool.index.cosinesOf(place).entries()) {
    const tool = pool.tools[other]
    if (!tool || other === place || !(cosine > 0)) continue
    const relation = relationOf(self, tool)
    const group = near[relation]
    const last = group.at(-1)
    if (group.length === countMax && last && last.cosine >= cosine) continue
    // Behind its equals: of two that are equally near, the one that comes first in the pool stays first.
    const at = group.findIndex((known) => known.cosine < cosine)
    group.splice(at < 0 ? group.length : at, 0, { key: tool.key, relation, cosine })
    group.length = Math.min(group.length, countMax)
  }
  return near
}
