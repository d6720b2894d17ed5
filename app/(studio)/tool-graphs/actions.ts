'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { findVerdict } from '@/lib/db/chain-verdicts'
import { removeGraph as remove } from '@/lib/db/tool-graphs'
import { action } from '@/lib/server/action'
import { ok } from '@/lib/shared/result'
import { buildServerGraph } from '@/lib/studio/build-graph'
import { learnFromTrajectories } from '@/lib/studio/learn-graph'
import { sampleGraphChains } from '@/lib/studio/sample-chains'
import { saveEditedGraph } from '@/lib/studio/save-graph'
import { startChainVerification } from '@/lib/studio/start-chain-verification'
import { startGraphBuild } from '@/lib/studio/start-graph-build'
import { ChainSampling } from '@/lib/tool-graph'

/** Builds the graph of one server and answers with its id. */
export const buildGraph = action(z.object({ serverId: z.string() }), async ({ serverId }, { project }) => {
  const built = await buildServerGraph(project.id, serverId)
  if (built.ok) revalidatePath('/tool-graphs')
  return built
})

/** Learns the graph of one server from the kept trajectories that called its tools. */
export const learnGraph = action(z.object({ serverId: z.string() }), async ({ serverId }, { project }) => {
  const learned = await learnFromTrajectories(project.id, [serverId])
  if (learned.ok) revalidatePath('/tool-graphs')
  return learned
})

const Propose = z.object({
  serverId: z.string(),
  model: z.string(),
  proposals: z.number(),
  seed: z.number(),
})

/** Asks a model for chains of a server's tools, as a job; answers with its id. */
export const proposeGraph = action(Propose, async ({ serverId, ...asked }, { project }) => {
  const started = await startGraphBuild(project.id, { ...asked, server: serverId })
  if (!started.ok) return started
  revalidatePath('/jobs')
  return ok({ jobId: started.value.id })
})

const Save = z.object({
  graphId: z.string(),
  basedOn: z.number().int().positive(),
  graph: z.unknown(),
  layout: z.unknown(),
  documentIds: z.array(z.string()).max(1000),
  note: z.string().max(500),
})

/** Saves an edited graph as the next version. */
export const saveToolGraph = action(Save, async (edited, { project }) => {
  const saved = await saveEditedGraph(project.id, edited)
  if (saved.ok) revalidatePath('/tool-graphs', 'layout')
  return saved
})

/** Samples chains of a graph version and keeps those that are new. */
export const sampleChains = action(
  z.object({ graphVersionId: z.string(), sampling: ChainSampling }),
  async ({ graphVersionId, sampling }, { project }) => {
    const sampled = await sampleGraphChains(project.id, graphVersionId, sampling)
    if (!sampled.ok) return sampled
    revalidatePath('/tool-graphs', 'layout')
    const { chains, added, total } = sampled.value
    return ok({ sampled: chains.length, added, total })
  },
)

const Verify = z.object({
  graphVersionId: z.string(),
  model: z.string(),
  otherModels: z.array(z.string()),
  samples: z.number(),
  seed: z.number(),
  chainIds: z.array(z.string()).optional(),
})

/** Has models judge stored chains of a graph version, as a job; answers with its id. */
export const verifyChains = action(Verify, async (asked, { project }) => {
  const started = await startChainVerification(project.id, asked)
  if (!started.ok) return started
  revalidatePath('/jobs')
  return ok({ jobId: started.value.id })
})

/** What models answered about one stored chain; null where none was asked. */
export const readChainAnswers = action(z.object({ chainId: z.string() }), async ({ chainId }, { project }) =>
  ok(await findVerdict(project.id, chainId)),
)

/** Removes a graph that nothing stands on. */
export const removeGraph = action(z.object({ graphId: z.string() }), async ({ graphId }, { project }) => {
  const removed = await remove(project.id, graphId)
  if (removed.ok) revalidatePath('/tool-graphs', 'layout')
  return removed
})
