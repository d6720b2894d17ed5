import type { Chain } from './chain'
import { chainsLost } from './diff'
import type { ToolCallGraph } from './tool-call-graph'
import type { ChainStanding } from './verifiers/chain-verdict'

/** One of two versions, with chains of it and how any chain stands there. */
export interface VersionChains {
  graph: ToolCallGraph
  chains: readonly Chain[]
  standingOf(chain: Chain): ChainStanding
}

/** A chain with how it stands in the version that it is told about. */
export interface StandingChain extends Chain {
  standing: ChainStanding
}

/** What a change from one version to another does to chains. */
export interface ChainChanges {
  /** They could be walked before and no longer can; as they stood before. */
  lost: StandingChain[]
  /** They can be walked now; as they stand now. */
  gained: StandingChain[]
  /** They can be walked in both, and passed all that was asked of them in only one; as they stand now. */
  verified: StandingChain[]
  unverified: StandingChain[]
}

/** Compares the chains of two versions, those of either in the order in which they come. */
export function chainChanges(before: VersionChains, after: VersionChains): ChainChanges {
  const standing = (version: VersionChains) => (chain: Chain) => ({
    ...chain,
    standing: version.standingOf(chain),
  })
  const lost = chainsLost(before.chains, after.graph)
  const gained = chainsLost(after.chains, before.graph)
  const apart = new Set([...lost, ...gained])
  const known = new Set<string>()
  const shared = [...after.chains, ...before.chains].filter((chain) => {
    const key = chain.tools.join('\n')
    if (apart.has(chain) || known.has(key)) return false
    known.add(key)
    return true
  })
  const passes = (version: VersionChains, chain: Chain) => version.standingOf(chain).outcome === 'pass'
  return {
    lost: lost.map(standing(before)),
    gained: gained.map(standing(after)),
    verified: shared.filter((chain) => !passes(before, chain) && passes(after, chain)).map(standing(after)),
    unverified: shared.filter((chain) => passes(before, chain) && !passes(after, chain)).map(standing(after)),
  }
}
