import type { Metadata } from 'next'
import { SynthesisForm } from '@/components/synthesis/synthesis-form'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { listEndpoints } from '@/lib/db/endpoints'
import { listGraphs } from '@/lib/db/tool-graphs'
import { currentProject } from '@/lib/server/current-project'
import { startSynthesis } from './actions'

export const metadata: Metadata = { title: 'Synthesise' }

export default async function SynthesisPage({ searchParams }: PageProps<'/synthesis'>) {
  const project = await currentProject()
  const [graphs, endpoints] = await Promise.all([listGraphs(project.id), listEndpoints(project.id)])
  const asked = (await searchParams).graph
  return (
    <>
      <PageHeader title="Synthesise trajectories" />
      {graphs.length === 0 ? (
        <EmptyState
          sentence="Trajectories are synthesised from the chains of a tool-call graph, and this project has no graph yet."
          action={
            <ButtonLink variant="primary" href="/tool-graphs">
              Build a graph
            </ButtonLink>
          }
        />
      ) : (
        <SynthesisForm
          graphs={graphs.map(({ id, graphId, name, version, dependencyCount }) => ({
            id,
            graphId,
            name,
            version,
            dependencyCount,
          }))}
          models={endpoints.map(({ id, name, model }) => ({ id, label: `${name} · ${model}` }))}
          chosenGraph={typeof asked === 'string' ? asked : undefined}
          start={startSynthesis}
        />
      )}
    </>
  )
}
