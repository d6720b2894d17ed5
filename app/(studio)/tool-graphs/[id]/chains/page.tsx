import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ChainTable } from '@/components/tool-graph/chain-table'
import { GraphHeader } from '@/components/tool-graph/graph-header'
import { SampleChainsForm } from '@/components/tool-graph/sample-chains-form'
import { EmptyState } from '@/components/ui/empty-state'
import { countChains, listChains } from '@/lib/db/chains'
import { findGraph, listVersions } from '@/lib/db/tool-graphs'
import { currentProject } from '@/lib/server/current-project'
import { removeGraph, sampleChains } from '../../actions'

const SHOWN_MAX = 5000

export async function generateMetadata({ params }: PageProps<'/tool-graphs/[id]/chains'>): Promise<Metadata> {
  const project = await currentProject()
  const graph = await findGraph(project.id, (await params).id)
  return { title: graph ? `Chains of ${graph.name}` : 'Graph not found' }
}

export default async function ChainsPage({ params, searchParams }: PageProps<'/tool-graphs/[id]/chains'>) {
  const project = await currentProject()
  const { id } = await params
  const graph = await findGraph(project.id, id, Number((await searchParams).v) || undefined)
  if (!graph) notFound()
  const [versions, chains, chainCount] = await Promise.all([
    listVersions(project.id, id),
    listChains(project.id, graph.id, SHOWN_MAX),
    countChains(project.id, graph.id),
  ])
  return (
    <div className="flex h-full min-h-0 flex-col">
      <GraphHeader
        graph={graph}
        versions={versions}
        chainCount={chainCount}
        view="chains"
        removeGraph={removeGraph}
      />
      <SampleChainsForm graphVersionId={graph.id} sample={sampleChains} />
      <div className="min-h-0 flex-1">
        {chains.length === 0 ? (
          <EmptyState
            sentence={`Chains are seeded random walks on version ${graph.version} of this graph; tasks are written from them. Sample some above.`}
          />
        ) : (
          <ChainTable
            chains={chains}
            total={chainCount}
            graphId={id}
            version={graph.version === graph.latestVersion ? null : graph.version}
          />
        )}
      </div>
    </div>
  )
}
