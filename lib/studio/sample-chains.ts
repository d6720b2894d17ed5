import { countChains, saveChains } from '@/lib/db/chains'
import { findVersion, type GraphVersion } from '@/lib/db/tool-graphs'
import { fail, ok, type Result } from '@/lib/shared/result'
import { type Chain, type ChainSampling, sampleChains } from '@/lib/tool-graph'

/** Samples chains of a graph version, by its id or as it was read, and stores those that are new. `total` counts all that are stored of it. */
export async function sampleGraphChains(
  projectId: string,
  graphVersion: string | GraphVersion,
  sampling: ChainSampling,
): Promise<Result<{ chains: Chain[]; added: number; total: number }>> {
  if (sampling.lengthMin > sampling.lengthMax)
    return fail('bad-input', 'The shortest chain asked for is longer than the longest.')
  const version = typeof graphVersion === 'string' ? await findVersion(projectId, graphVersion) : graphVersion
  if (!version) return fail('not-found', 'There is no such graph version in this project.')
  const chains = sampleChains(version.graph, sampling)
  if (chains.length === 0)
    return fail(
      'no-chains',
      `"${version.name}" v${version.version} has no chain of ${sampling.lengthMin} to ${sampling.lengthMax} tools. Add dependencies to the graph, or ask for shorter chains.`,
    )
  const added = await saveChains(projectId, version.id, chains, sampling)
  return ok({ chains, added, total: await countChains(projectId, version.id) })
}
