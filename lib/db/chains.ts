import { derivedId, type Id } from '@/lib/shared/id'
import type { ToolKey } from '@/lib/tool'
import { type Chain, ChainSampling } from '@/lib/tool-graph'
import { asJson, db, type Transaction } from './client'
import { insertNewRows } from './insert-rows'

/** The id of a walk on a graph version: the same walk is the same chain, whoever samples it. */
export const chainId = (graphVersionId: string, chain: Pick<Chain, 'tools'>): Id<'chain'> =>
  derivedId('chain', graphVersionId, ...chain.tools)

export interface ChainRow {
  id: Id<'chain'>
  graphVersionId: Id<'graphVersion'>
  tools: ToolKey[]
  walks: number
  sampling: ChainSampling
  taskCount: number
}

/** Stores the chains of one sampling. Chains met before keep their row. Returns how many are new. */
export async function saveChains(
  projectId: string,
  graphVersionId: string,
  chains: readonly Chain[],
  sampling: ChainSampling,
): Promise<number> {
  let added = 0
  for (let at = 0; at < chains.length; at += 2000) {
    const some = chains.slice(at, at + 2000).map((chain) => ({ graphVersionId, chain }))
    added += await addChains(db(), projectId, some, sampling)
  }
  return added
}

/** Adds chains that are not there yet, in the order of their ids, so that two who add the same wait for each other once. */
export async function addChains(
  tx: Transaction,
  projectId: string,
  chains: readonly { graphVersionId: string; chain: Chain }[],
  sampling: ChainSampling,
): Promise<number> {
  const rows = chains.map(({ graphVersionId, chain }) => ({
    id: chainId(graphVersionId, chain),
    projectId,
    graphVersionId,
    tools: chain.tools,
    length: chain.tools.length,
    walks: chain.walks,
    sampling: asJson(sampling),
  }))
  const inOrder = rows.sort((a, b) => (a.id < b.id ? -1 : 1))
  return (await insertNewRows(tx, 'Chain', inOrder, 'id')).length
}

/** Chains of a graph version, those met in most walks first. */
export async function listChains(
  projectId: string,
  graphVersionId: string,
  limit = 500,
  /** Only those that use this tool. */
  tool?: string,
): Promise<ChainRow[]> {
  const rows = await db().chain.findMany({
    where: { projectId, graphVersionId, ...(tool && { tools: { has: tool } }) },
    orderBy: [{ walks: 'desc' }, { id: 'asc' }],
    take: limit,
    include: { _count: { select: { tasks: true } } },
  })
  return rows.map((row) => ({
    id: row.id as Id<'chain'>,
    graphVersionId: row.graphVersionId as Id<'graphVersion'>,
    tools: row.tools as ToolKey[],
    walks: row.walks,
    sampling: ChainSampling.parse(row.sampling),
    taskCount: row._count.tasks,
  }))
}

export const countChains = (projectId: string, graphVersionId: string): Promise<number> =>
  db().chain.count({ where: { projectId, graphVersionId } })

/** The tools of some chains by their ids; ids of other projects are left out. */
export async function chainsById(projectId: string, ids: readonly string[]): Promise<Map<string, ToolKey[]>> {
  const rows = await db().chain.findMany({
    where: { projectId, id: { in: [...ids] } },
    select: { id: true, tools: true },
  })
  return new Map(rows.map((row) => [row.id, row.tools as ToolKey[]]))
}
