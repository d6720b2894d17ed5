import { latestVerdicts } from '@/lib/db/chain-verdicts'
import { chainId } from '@/lib/db/chains'
import type { GraphVersion } from '@/lib/db/tool-graphs'
import { offeredTools } from '@/lib/db/trajectories'
import {
  type ArgumentSupport,
  argumentJudge,
  type Chain,
  type ChainVerdict,
  proofReader,
} from '@/lib/tool-graph'

/** Everything that is known of a chain: the rule's verdict on its arguments, then what models said of it last. */
export type VerdictsOf = (chain: Pick<Chain, 'tools'>) => ChainVerdict[]

/** Reads the verdicts on chains of a graph version; the rule judges each chain when it is asked for. */
export async function openVerdicts(projectId: string, version: GraphVersion): Promise<VerdictsOf> {
  const [tools, byModels] = await Promise.all([
    offeredTools(projectId, version.documentIds),
    latestVerdicts(projectId, version.id),
  ])
  const judge = argumentJudge(version.graph, tools, proofReader(tools))
  return (chain) => [judge(chain).verdict, ...(byModels.get(chainId(version.id, chain)) ?? [])]
}

/** Where every required argument of one chain comes from, by the rule. */
export async function readSupport(
  projectId: string,
  version: GraphVersion,
  chain: Pick<Chain, 'tools'>,
): Promise<ArgumentSupport> {
  const tools = await offeredTools(projectId, version.documentIds)
  return argumentJudge(version.graph, tools, proofReader(tools))(chain)
}
