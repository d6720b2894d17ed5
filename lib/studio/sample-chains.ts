import { countChains, saveChains } from '@/lib/db/chains'
import { findVersion, type GraphVersion } from '@/lib/db/tool-graphs'
import { fail, ok, type Result } from '@/lib/shared/result'
import { type Chain, type ChainSampling, sampleChains } from '@/lib/tool-graph'

/** Samples chains of a graph version and stores those that are new. `total` counts all that are stored of it. */
export async function sampleGraphChains(
  projectId: string,
  graphVersionId: string,
  sampling: ChainSampling,
): Promise<Result<{ chains: Chain[]; added: number; total: number }>> {
  if (sampling.lengthMin > sampling.lengthMax)
    return fail('bad-input', 'The shortest chain asked for is longer than the longest.')
  const version = await findVersion(projectId, graphVersionId)
  if (!version) return fail('not-found', 'There is no such graph version in this project.')
  const chains = sampleChains(version.graph, sampling)
  if (chains.length === 0) return fail('no-chains', noChains(version, sampling))
  const added = await saveChains(projectId, version.id, chains, sampling)
  return ok({ chains, added, total: await countChains(projectId, version.id) })
}

/** Says that a graph has no chain, and what can be done. */
export const noChains = (
  { name, version }: Pick<GraphVersion, 'name' | 'version'>,
  { lengthMin, lengthMax }: Pick<ChainSampling, 'lengthMin' | 'lengthMax'>,
): string =>
  `"${name}" v${version} has no chain of ${lengthMin} to ${lengthMax} tools. Add dependencies to the graph, or ask for shorter chains.`
