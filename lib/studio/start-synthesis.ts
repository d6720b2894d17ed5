import { findEndpoint } from '@/lib/db/endpoints'
import { createJob } from '@/lib/db/jobs'
import { findVersion } from '@/lib/db/tool-graphs'
import type { Job } from '@/lib/job'
import { enqueue } from '@/lib/jobs/queue'
import { fail, ok, type Result } from '@/lib/shared/result'
import type { SynthesisParams } from '@/lib/synthesis'
import { sampleGraphChains } from './sample-chains'

/**
 * Starts a synthesis run: samples and stores the chains, makes the job and hands it to the workers. What
 * cannot work (no such graph, no chain of the asked length, no such model) is refused before the job exists.
 */
export async function startSynthesis(projectId: string, params: SynthesisParams): Promise<Result<Job>> {
  if (params.model !== 'built-in' && !(await findEndpoint(projectId, params.model)))
    return fail('not-found', 'There is no such model endpoint in this project. Choose one from the settings.')
  const sampled = await sampleGraphChains(projectId, params.graphVersionId, {
    ...params.chains,
    seed: params.seed,
  })
  if (!sampled.ok) return sampled
  const version = await findVersion(projectId, params.graphVersionId)
  const job = await createJob(projectId, {
    kind: 'synthesis',
    title: `${params.count} trajectories from ${version?.name} v${version?.version}`,
    params,
    total: params.count,
  })
  await enqueue(job)
  return ok(job)
}
