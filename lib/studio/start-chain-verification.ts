import { listChains } from '@/lib/db/chains'
import { findEndpoint } from '@/lib/db/endpoints'
import { createJob } from '@/lib/db/jobs'
import { findVersion } from '@/lib/db/tool-graphs'
import type { Job } from '@/lib/job'
import { enqueue } from '@/lib/jobs/queue'
import { counted } from '@/lib/shared/format'
import { fail, ok, type Result } from '@/lib/shared/result'
import { ChainVerifyParams } from '@/lib/tool-graph'

/** The most walked chains are verified; more than these in further jobs after a new sampling. */
const CHAINS_MAX = 5000

/** Starts a job in which models judge stored chains of a graph version: those that are named, else the most walked. */
export async function startChainVerification(
  projectId: string,
  asked: {
    graphVersionId: string
    model: string
    otherModels?: string[]
    samples: number
    seed: number
    chainIds?: string[]
  },
): Promise<Result<Job>> {
  const version = await findVersion(projectId, asked.graphVersionId)
  if (!version) return fail('not-found', 'There is no such graph version in this project.')
  for (const id of [asked.model, ...(asked.otherModels ?? [])])
    if (!(await findEndpoint(projectId, id)))
      return fail(
        'not-found',
        'There is no such model endpoint in this project. Choose one from the settings.',
      )
  const stored = await listChains(projectId, version.id, CHAINS_MAX)
  const wanted = asked.chainIds && new Set(asked.chainIds)
  const chains = wanted === undefined ? stored : stored.filter(({ id }) => wanted.has(id))
  if (chains.length === 0)
    return fail('no-chains', `"${version.name}" v${version.version} has no chains yet. Sample some first.`)
  const params = ChainVerifyParams.safeParse({ ...asked, chainIds: chains.map(({ id }) => id) })
  if (!params.success) {
    const [issue] = params.error.issues
    return fail('bad-input', `${issue?.path.join('.')}: ${issue?.message}.`)
  }
  const job = await createJob(projectId, {
    kind: 'chain-verify',
    title: `Verify ${counted(chains.length, 'chain')} of ${version.name} v${version.version}`,
    params: params.data,
    total: chains.length,
  })
  await enqueue(job)
  return ok(job)
}
