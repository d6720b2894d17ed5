import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { GraphHeader } from '@/components/tool-graph/graph-header'
import { VersionComparison } from '@/components/tool-graph/version-comparison'
import { VersionList } from '@/components/tool-graph/version-list'
import { EmptyState } from '@/components/ui/empty-state'
import { countChains } from '@/lib/db/chains'
import { findGraph, listVersions } from '@/lib/db/tool-graphs'
import { getDocuments } from '@/lib/db/tools'
import { currentProject } from '@/lib/server/current-project'
import { compareChains } from '@/lib/studio/compare-chains'
import { toolKey } from '@/lib/tool'
import { removeGraph } from '../../actions'
import { restoreToolGraph } from '../../version-actions'

export async function generateMetadata({
  params,
}: PageProps<'/tool-graphs/[id]/versions'>): Promise<Metadata> {
  const project = await currentProject()
  const graph = await findGraph(project.id, (await params).id)
  return { title: graph ? `Versions of ${graph.name}` : 'Graph not found' }
}

export default async function VersionsPage({
  params,
  searchParams,
}: PageProps<'/tool-graphs/[id]/versions'>) {
  const project = await currentProject()
  const { id } = await params
  const asked = await searchParams
  const latest = await findGraph(project.id, id)
  if (!latest) notFound()
  const [after, before] = await Promise.all([
    findGraph(project.id, id, Number(asked.after) || latest.version),
    findGraph(project.id, id, Number(asked.before) || Math.max(1, latest.version - 1)),
  ])
  if (!after || !before) notFound()
  const [versions, chainCount, documents, changes] = await Promise.all([
    listVersions(project.id, id),
    countChains(project.id, latest.id),
    getDocuments(project.id, [...new Set([...after.documentIds, ...before.documentIds])]),
    compareChains(project.id, before, after),
  ])
  return (
    <div className="flex h-full min-h-0 flex-col">
      <GraphHeader
        graph={latest}
        versions={versions}
        chainCount={chainCount}
        view="versions"
        removeGraph={removeGraph}
      />
      <div className="flex min-h-0 flex-1">
        <div className="w-72 shrink-0 border-line border-r">
          <VersionList graphId={id} versions={versions} compared={after.version} restore={restoreToolGraph} />
        </div>
        <section
          aria-label={`From version ${before.version} to version ${after.version}`}
          className="flex min-w-0 flex-1 flex-col"
        >
          {before.version === after.version ? (
            <EmptyState sentence="This is the only version yet. Save another, and what it changed is drawn here." />
          ) : (
            <>
              <h2 className="border-line border-b px-4 py-1.5 text-meta">
                From version {before.version} to version {after.version}
                <span className="ml-3 text-ink-faint">
                  Chains: those stored for either version, and a sample of each.
                </span>
              </h2>
              <div className="min-h-0 flex-1">
                <VersionComparison
                  key={`${before.id} ${after.id}`}
                  before={{ graph: before.graph, layout: before.layout }}
                  after={{ graph: after.graph, layout: after.layout }}
                  tools={documents.flatMap(({ document }) =>
                    document.tools.map((tool) => ({ key: toolKey(document.server, tool.name), tool })),
                  )}
                  changes={changes}
                />
              </div>
            </>
          )}
        </section>
      </div>
    </div>
  )
}
