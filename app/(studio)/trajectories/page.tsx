import type { Metadata, Route } from 'next'
import { TrajectoryFilters } from '@/components/trajectory/trajectory-filters'
import { TrajectoryTable } from '@/components/trajectory/trajectory-table'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { listRuns } from '@/lib/db/synthesis-runs'
import { listGraphs } from '@/lib/db/tool-graphs'
import { calledTools, countTrajectories, listTrajectories } from '@/lib/db/trajectories'
import { currentProject } from '@/lib/server/current-project'
import { STAGES } from '@/lib/synthesis'
import { filterFromQuery, queryOf } from '@/lib/trajectory'
import { listMoreTrajectories } from './actions'

export const metadata: Metadata = { title: 'Trajectories' }

export default async function TrajectoriesPage({ searchParams }: PageProps<'/trajectories'>) {
  const project = await currentProject()
  const { filter, refused } = filterFromQuery(await searchParams)
  const [first, { matching, total }, graphs, tools, runs] = await Promise.all([
    listTrajectories(project.id, filter),
    countTrajectories(project.id, filter),
    listGraphs(project.id),
    calledTools(project.id),
    listRuns(project.id),
  ])
  if (total === 0) {
    return (
      <>
        <PageHeader title="Trajectories" />
        <EmptyState
          sentence="Records of attempts will be listed here: what was asked, what was called, and what the judge made of it."
          action={
            <ButtonLink variant="primary" href="/synthesis">
              Synthesise trajectories
            </ButtonLink>
          }
        />
      </>
    )
  }
  return (
    <>
      <PageHeader
        title="Trajectories"
        actions={
          <>
            <ButtonLink href="/calibration">Judges against people</ButtonLink>
            <ButtonLink href={`/datasets/new${queryOf(filter) && `?${queryOf(filter)}`}` as Route}>
              Freeze as dataset
            </ButtonLink>
          </>
        }
      />
      <TrajectoryFilters
        filter={filter}
        refused={refused}
        graphs={graphs.map(({ graphId, name }) => ({ id: graphId, name }))}
        tools={tools}
        runs={runs}
        stages={STAGES.slice(STAGES.indexOf('duplicates'))}
        matching={matching}
        total={total}
      />
      {matching === 0 ? (
        <EmptyState
          sentence="No trajectory meets these filters."
          action={<ButtonLink href="/trajectories">Clear filters</ButtonLink>}
        />
      ) : (
        <TrajectoryTable first={first} rowCount={matching} filter={filter} loadMore={listMoreTrajectories} />
      )}
    </>
  )
}
