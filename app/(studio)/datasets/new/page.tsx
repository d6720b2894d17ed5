import type { Metadata } from 'next'
import { FreezeForm } from '@/components/dataset/freeze-form'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { filterInWords } from '@/lib/dataset'
import { findJob } from '@/lib/db/jobs'
import { findGraph } from '@/lib/db/tool-graphs'
import { countTrajectories } from '@/lib/db/trajectories'
import { currentProject } from '@/lib/server/current-project'
import { filterFromQuery, queryOf } from '@/lib/trajectory'
import { freezeVersion } from '../actions'

export const metadata: Metadata = { title: 'Freeze a dataset version' }

export default async function NewDatasetPage({ searchParams }: PageProps<'/datasets/new'>) {
  const project = await currentProject()
  const { filter } = filterFromQuery(await searchParams)
  const [{ matching, total }, graph, job] = await Promise.all([
    countTrajectories(project.id, filter),
    filter.graphId ? findGraph(project.id, filter.graphId) : null,
    filter.jobId ? findJob(filter.jobId, project.id) : null,
  ])
  const words = filterInWords(filter, {
    graph: graph ? { name: graph.name, fingerprint: graph.fingerprint } : undefined,
    job: job ? { name: job.title, fingerprint: '' } : undefined,
  })
  return (
    <>
      <PageHeader breadcrumbs={[{ href: '/datasets', label: 'Datasets' }]} title="Freeze a version" />
      {total === 0 ? (
        <EmptyState
          sentence="There is no trajectory in this project yet that could be frozen."
          action={
            <ButtonLink variant="primary" href="/synthesis">
              Synthesise trajectories
            </ButtonLink>
          }
        />
      ) : (
        <FreezeForm
          filter={filter}
          query={queryOf(filter)}
          words={words}
          matching={matching}
          total={total}
          freeze={freezeVersion}
        />
      )}
    </>
  )
}
