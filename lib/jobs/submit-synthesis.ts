import { saveChains } from '@/lib/db/chains'
import { createJob } from '@/lib/db/jobs'
import { findVersion } from '@/lib/db/tool-graphs'
import type { Job } from '@/lib/job'
import { fail, ok, type Result } from '@/lib/shared/result'
import type { SynthesisParams } from '@/lib/synthesis'
import { sampleChains } from '@/lib/tool-graph'
import { enqueue } from './queue'

/**
 * Starts a synthesis run: samples the chains, stores them, makes the job and hands it to the workers.
 * A graph without a single chain of the asked length is refused here, before anything is written.
 */
export async function submitSynthesis(projectId: string, params: SynthesisParams): Promise<Result<Job>> {
  const version = await findVersion(projectId, params.graphVersionId)
  if (!version) return fail('not-found', 'There is no such graph version in this project.')
  const sampling = { ...params.chains, seed: params.seed }
  if (sampling.lengthMin > sampling.lengthMax)
    return fail('bad-input', 'The least chain length is larger than the greatest.')
  const chains = sampleChains(version.graph, sampling)
  if (chains.length === 0)
    return fail(
      'no-chains',
      `"${version.name}" v${version.version} has no chain of ${sampling.lengthMin} to ${sampling.lengthMax} tools. Add dependencies to the graph, or ask for shorter chains.`,
    )
  await saveChains(projectId, version.id, chains, sampling)
  const job = await createJob(projectId, {
    kind: 'synthesis',
    title: `${params.count} trajectories from ${version.name} v${version.version}`,
    params,
    total: params.count,
  })
  await enqueue(job)
  return ok(job)
}
