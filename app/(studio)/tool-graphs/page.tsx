import type { Metadata } from 'next'
import { BuildGraphForm } from '@/components/tool-graph/build-graph-form'
import { GraphTable } from '@/components/tool-graph/graph-table'
import { ImportGraphButton } from '@/components/tool-graph/import-graph-button'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { listEndpoints } from '@/lib/db/endpoints'
import { listGraphs } from '@/lib/db/tool-graphs'
import { listServers } from '@/lib/db/tools'
import { currentProject } from '@/lib/server/current-project'
import { buildGraph, learnGraph, proposeGraph } from './actions'
import { importToolGraph } from './server-actions'

export const metadata: Metadata = { title: 'Graphs' }

export default async function ToolGraphsPage({ searchParams }: PageProps<'/tool-graphs'>) {
  const project = await currentProject()
  const [graphs, servers, endpoints] = await Promise.all([
    listGraphs(project.id),
    listServers(project.id),
    listEndpoints(project.id),
  ])
  const asked = (await searchParams).server
  const server = servers.find(({ id }) => id === asked) ?? servers[0]
  const form = server && (
    <BuildGraphForm
      key={server.id}
      server={server}
      models={endpoints.map(({ id, name, model }) => ({ id, label: `${name} · ${model}` }))}
      build={buildGraph}
      learn={learnGraph}
      propose={proposeGraph}
    />
  )
  return (
    <>
      <PageHeader
        title="Tool-call graphs"
        facts={graphs.length > 0 && <span className="figures">{graphs.length}</span>}
        actions={
          form && (
            <>
              {form}
              <ImportGraphButton importGraph={importToolGraph} />
            </>
          )
        }
      />
      {graphs.length > 0 ? (
        <div className="min-h-0 flex-1">
          <GraphTable graphs={graphs} />
        </div>
      ) : form ? (
        <EmptyState sentence="A graph says which tool may follow which, and why. Choose a server above and build its graph." />
      ) : (
        <EmptyState
          sentence="A graph is built from the tools of a server, and this project has no tools yet."
          action={
            <ButtonLink variant="primary" href="/tools">
              Import tools
            </ButtonLink>
          }
        />
      )}
    </>
  )
}
