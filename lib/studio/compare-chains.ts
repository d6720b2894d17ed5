import { listChains } from '@/lib/db/chains'
import type { GraphVersion } from '@/lib/db/tool-graphs'
import { type ChainChanges, ChainSampling, chainChanges, sampleChains, standingOf } from '@/lib/tool-graph'
import { openVerdicts } from './chain-standings'

/** Stored chains that are looked at, those met in most walks. */
const STORED_MAX = 5000
/** A version without stored chains still has some that it can walk: these are looked at as well. */
const SAMPLED = ChainSampling.parse({ seed: 1, walks: 300 })

/** What a change from one version to another does to the chains of both: to those that are stored, and to a sample. */
export async function compareChains(
  projectId: string,
  before: GraphVersion,
  after: GraphVersion,
): Promise<ChainChanges> {
  return chainChanges(await versionChains(projectId, before), await versionChains(projectId, after))
}

async function versionChains(projectId: string, version: GraphVersion) {
  const [stored, verdictsOf] = await Promise.all([
    listChains(projectId, version.id, STORED_MAX),
    openVerdicts(projectId, version),
  ])
  const kept = stored.map(({ tools, walks }) => ({ tools, walks }))
  const known = new Set(kept.map(({ tools }) => tools.join('\n')))
  const sampled = sampleChains(version.graph, SAMPLED).filter(({ tools }) => !known.has(tools.join('\n')))
  return {
    graph: version.graph,
    chains: [...kept, ...sampled],
    standingOf: (chain: Parameters<typeof verdictsOf>[0]) => standingOf(verdictsOf(chain)),
  }
}
