import type { Metadata, Route } from 'next'
import { notFound } from 'next/navigation'
import { ChainReading } from '@/components/tool-graph/chain-reading'
import { ChainTable } from '@/components/tool-graph/chain-table'
import { GraphHeader } from '@/components/tool-graph/graph-header'
import { SampleChainsForm } from '@/components/tool-graph/sample-chains-form'
import { StandingTally } from '@/components/tool-graph/standing-tally'
import { VerifyChainsBar } from '@/components/tool-graph/verify-chains-bar'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { findVerdict } from '@/lib/db/chain-verdicts'
import { countChains, listChains } from '@/lib/db/chains'
import { listEndpoints } from '@/lib/db/endpoints'
import { findGraph, listVersions } from '@/lib/db/tool-graphs'
import { toolIdsOf } from '@/lib/db/tools'
import { currentProject } from '@/lib/server/current-project'
import { openVerdicts, readSupport } from '@/lib/studio/chain-standings'
import { standingOf } from '@/lib/tool-graph'
import { removeGraph, sampleChains, verifyChains } from '../../actions'

const SHOWN_MAX = 5000

export async function generateMetadata({ params }: PageProps<'/tool-graphs/[id]/chains'>): Promise<Metadata> {
  const project = await currentProject()
  const graph = await findGraph(project.id, (await params).id)
  return { title: graph ? `Chains of ${graph.name}` : 'Graph not found' }
}

export default async function ChainsPage({ params, searchParams }: PageProps<'/tool-graphs/[id]/chains'>) {
  const project = await currentProject()
  const { id } = await params
  const { v, read, tool: asked } = await searchParams
  const tool = [asked].flat()[0]
  const graph = await findGraph(project.id, id, Number(v) || undefined)
  if (!graph) notFound()
  const [versions, chains, chainCount, endpoints, verdictsOf] = await Promise.all([
    listVersions(project.id, id),
    listChains(project.id, graph.id, SHOWN_MAX, tool),
    countChains(project.id, graph.id),
    listEndpoints(project.id),
    openVerdicts(project.id, graph),
  ])
  const rows = chains.map((chain) => {
    const verdicts = verdictsOf(chain)
    return { ...chain, standing: standingOf(verdicts), isVerified: verdicts.length > 1 }
  })
  const opened = chains.find((chain) => chain.id === read)
  const version = graph.version === graph.latestVersion ? null : graph.version
  const closeHref = `/tool-graphs/${id}/chains${version === null ? '' : `?v=${version}`}` as Route
  return (
    <div className="flex h-full min-h-0 flex-col">
      <GraphHeader
        graph={graph}
        versions={versions}
        chainCount={chainCount}
        view="chains"
        removeGraph={removeGraph}
      />
      <SampleChainsForm graphVersionId={graph.id} tools={graph.graph.nodes} sample={sampleChains} />
      {endpoints.length > 0 && chains.length > 0 && (
        <VerifyChainsBar
          graphVersionId={graph.id}
          models={endpoints.map(({ id, name, model }) => ({ id, label: `${name} · ${model}` }))}
          verify={verifyChains}
        />
      )}
      {tool && (
        <Notice
          className="m-2"
          action={
            <ButtonLink size="small" href={closeHref}>
              Show all chains
            </ButtonLink>
          }
        >
          Only chains with <span className="font-mono">{tool}</span> are listed.
        </Notice>
      )}
      <div className="min-h-0 flex-1">
        {chains.length === 0 ? (
          <EmptyState
            sentence={`Chains are seeded random walks on version ${graph.version} of this graph; tasks are written from them. Sample some above.`}
          />
        ) : (
          <ChainTable
            chains={rows}
            tally={<StandingTally standings={rows.map(({ standing }) => standing)} />}
            total={chainCount}
            graphId={id}
            version={version}
            readId={opened?.id}
          />
        )}
      </div>
      {opened && (
        <ChainReading
          tools={opened.tools}
          support={await readSupport(project.id, graph, opened)}
          judged={await findVerdict(project.id, opened.id)}
          closeHref={closeHref}
          toolLinks={Object.fromEntries(
            [...(await toolIdsOf(project.id, graph.documentIds))].map(([key, toolId]) => [
              key,
              `/tools/${toolId}` as Route,
            ]),
          )}
        />
      )}
    </div>
  )
}
