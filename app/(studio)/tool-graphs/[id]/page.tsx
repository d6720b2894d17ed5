import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { DomainColors } from '@/components/tool/domain-colors'
import { GraphHeader } from '@/components/tool-graph/graph-header'
import { packGraph } from '@/components/tool-graph/packed-graph'
import { ToolGraphEditor } from '@/components/tool-graph/tool-graph-editor'
import { Notice } from '@/components/ui/notice'
import { latestVerdicts } from '@/lib/db/chain-verdicts'
import { countChains, listChains } from '@/lib/db/chains'
import { countUses } from '@/lib/db/coverage'
import { listEndpoints } from '@/lib/db/endpoints'
import { findGraph, listVersions } from '@/lib/db/tool-graphs'
import { getDocuments, listServers } from '@/lib/db/tools'
import { currentProject } from '@/lib/server/current-project'
import { toolKey } from '@/lib/tool'
import { readChainAnswers, removeGraph, sampleChains, saveToolGraph, verifyChains } from '../actions'
import { importToolGraph, readGraphServer } from '../server-actions'
import { readToolGraph } from '../version-actions'

export async function generateMetadata({ params }: PageProps<'/tool-graphs/[id]'>): Promise<Metadata> {
  const project = await currentProject()
  return { title: (await findGraph(project.id, (await params).id))?.name ?? 'Graph not found' }
}

export default async function ToolGraphPage({ params, searchParams }: PageProps<'/tool-graphs/[id]'>) {
  const project = await currentProject()
  const { id } = await params
  const { v, chain } = await searchParams
  const graph = await findGraph(project.id, id, Number(v) || undefined)
  if (!graph) notFound()
  const [versions, documents, chains, chainCount, verdicts, endpoints, uses, servers] = await Promise.all([
    listVersions(project.id, id),
    getDocuments(project.id, graph.documentIds),
    listChains(project.id, graph.id),
    countChains(project.id, graph.id),
    latestVerdicts(project.id, [graph.id]),
    listEndpoints(project.id),
    countUses(project.id, id),
    listServers(project.id),
  ])
  const isOld = graph.version < graph.latestVersion
  return (
    <div className="flex h-full min-h-0 flex-col">
      <GraphHeader
        graph={graph}
        versions={versions}
        chainCount={chainCount}
        view="graph"
        removeGraph={removeGraph}
      />
      {isOld && (
        <Notice tone="warning" className="m-2">
          This is version {graph.version}. What is changed here is merged into the newest,{' '}
          <Link href={`/tool-graphs/${id}` as Route}>version {graph.latestVersion}</Link>; to go back to this
          one, restore it from its <Link href={`/tool-graphs/${id}/versions` as Route}>versions</Link>.
        </Notice>
      )}
      <div className="min-h-0 flex-1">
        <DomainColors domains={servers.flatMap(({ domain }) => domain.name ?? [])}>
          <ToolGraphEditor
            // After a save the newest version is shown again: the same editor goes on, with its history.
            key={isOld ? graph.id : id}
            graphId={id}
            name={graph.name}
            version={graph.version}
            content={packGraph({
              graph: graph.graph,
              layout: graph.layout,
              tools: documents.flatMap(({ document }) =>
                document.tools.map((tool) => ({ key: toolKey(document.server, tool.name), tool })),
              ),
            })}
            chains={{
              graphVersionId: graph.id,
              stored: chains.map(({ id, tools, walks }) => ({
                id,
                tools,
                walks,
                verdicts: verdicts.get(id) ?? [],
              })),
              models: endpoints.map(({ id, name, model }) => ({ id, label: `${name} · ${model}` })),
              sample: sampleChains,
              verify: verifyChains,
              readAnswers: readChainAnswers,
            }}
            uses={uses}
            highlightedChain={typeof chain === 'string' ? chain : undefined}
            saveVersion={saveToolGraph}
            readVersion={readToolGraph}
            servers={servers.map(({ id, name, title, toolCount, domain }) => ({
              ...{ id, name, title, toolCount, domain },
            }))}
            readServer={readGraphServer}
            importGraph={importToolGraph}
          />
        </DomainColors>
      </div>
    </div>
  )
}
