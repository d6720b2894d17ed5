import { z } from 'zod'
import type { JobProgress, Spending } from '@/lib/job'
import { counted } from '@/lib/shared/format'
import { derivedId, type Id } from '@/lib/shared/id'
import { graphOfProposals, ProposedChain } from '@/lib/tool-graph'
import { asJson, db, type Transaction } from './client'
import { recordItems, type WorkedItem } from './job-items'
import { insertGraph } from './tool-graphs'
import type { StoredDocument } from './tools'

/** One answer of a model, worked on: the text as it came and the chains that were read from it. */
export interface FinishedProposal {
  ordinal: number
  outcome: WorkedItem['outcome']
  reason: string | null
  detail: string | null
  /** null when the model gave none. */
  answer: string | null
  chains: ProposedChain[]
}

/** What is the same for every answer of the job. */
export interface ProposalLineage {
  projectId: string
  stored: StoredDocument
  model: string
}

/** The graph that a job makes; there is none when no answer joined two tools of the server. */
export const proposedGraphId = (jobId: string): Id<'graph'> => derivedId('graph', jobId)

/** Records answers; with the last one, all of them together become a graph in the same transaction. */
export async function recordProposals(
  jobId: string,
  lineage: ProposalLineage,
  items: readonly FinishedProposal[],
  spent: readonly Spending[] | null,
): Promise<JobProgress> {
  return recordItems(jobId, items, {
    spent,
    async write(tx, fresh) {
      await tx.graphProposal.createMany({
        data: fresh.map(({ ordinal, answer, chains }) => ({
          jobId,
          ordinal,
          projectId: lineage.projectId,
          // Postgres keeps no NUL in a text.
          answer: answer?.replaceAll('\0', '') ?? null,
          chains: asJson(chains),
        })),
      })
    },
    async finish(tx) {
      await makeGraph(tx, jobId, lineage)
      return 0
    },
  })
}

async function makeGraph(tx: Transaction, jobId: string, lineage: ProposalLineage): Promise<void> {
  const { stored, model, projectId } = lineage
  const rows = await tx.graphProposal.findMany({ where: { jobId }, orderBy: { ordinal: 'asc' } })
  const { graph, cut } = graphOfProposals(
    stored.document,
    rows.map((row) => Chains.parse(row.chains)),
  )
  const tell = (message: string) => tx.jobLog.create({ data: { jobId, level: 'info', message } })
  if (cut > 0) await tell(`Cut ${counted(cut, 'pair')}: one of the two is no tool of the server.`)
  if (graph.dependencies.length === 0) {
    await tell('No graph was made: no answer joins two tools of the server.')
    return
  }
  const made = await insertGraph(tx, projectId, proposedGraphId(jobId), stored.document.title, {
    graph,
    layout: {},
    note: `proposed by ${model} in ${counted(rows.length, 'answer')}`,
    author: model,
    documentIds: [stored.id],
  })
  await tell(`Made the graph "${made.name}" with ${counted(graph.dependencies.length, 'dependency')}.`)
}

const Chains = z.array(ProposedChain)

export interface ProposalRow {
  ordinal: number
  answer: string | null
  chains: ProposedChain[]
  outcome: string
  reason: string | null
  detail: string | null
}

/** The answers of a job with what became of each, in order; `after` is the last ordinal of the page before. */
export async function listProposals(
  projectId: string,
  jobId: string,
  { after = -1, limit = 50 }: { after?: number; limit?: number } = {},
): Promise<ProposalRow[]> {
  const rows = await db().graphProposal.findMany({
    where: { projectId, jobId, ordinal: { gt: after } },
    orderBy: { ordinal: 'asc' },
    take: limit,
  })
  const items = await db().jobItem.findMany({
    where: { jobId, ordinal: { in: rows.map((row) => row.ordinal) } },
  })
  const itemOf = new Map(items.map((item) => [item.ordinal, item]))
  return rows.map(({ ordinal, answer, chains }) => {
    const item = itemOf.get(ordinal)
    return {
      ordinal,
      answer,
      chains: Chains.parse(chains),
      outcome: item?.outcome ?? 'dropped',
      reason: item?.reason ?? null,
      detail: item?.detail ?? null,
    }
  })
}
