import { latestVerdicts } from '@/lib/db/chain-verdicts'
import { chainId } from '@/lib/db/chains'
import type { GraphVersion } from '@/lib/db/tool-graphs'
import { getDocuments } from '@/lib/db/tools'
import { offeredTools } from '@/lib/db/trajectories'
import { toolKey } from '@/lib/tool'
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
  const verdictsOn = await openVerdictsOn(projectId, [version])
  return verdictsOn(version)
}

/** The same for many versions, read at once. */
export async function openVerdictsOn(
  projectId: string,
  versions: readonly GraphVersion[],
): Promise<(version: GraphVersion) => VerdictsOf> {
  const documentIds = [...new Set(versions.flatMap((version) => version.documentIds))]
  const [documents, byModels] = await Promise.all([
    getDocuments(projectId, documentIds),
    latestVerdicts(
      projectId,
      versions.map(({ id }) => id),
    ),
  ])
  const documentOf = new Map(documents.map((stored) => [stored.id as string, stored.document]))
  return (version) => {
    const tools = version.documentIds.flatMap((id) => {
      const { server = '', tools = [] } = documentOf.get(id) ?? {}
      return tools.map((tool) => ({ key: toolKey(server, tool.name), tool }))
    })
    const judge = argumentJudge(version.graph, tools, proofReader(tools))
    return (chain) => [judge(chain).verdict, ...(byModels.get(chainId(version.id, chain)) ?? [])]
  }
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
