import type { Metadata, Route } from 'next'
import { TaskTabs } from '@/components/task/task-tabs'
import { RunChoice } from '@/components/task/thresholds/run-choice'
import { ThresholdBoard } from '@/components/task/thresholds/threshold-board'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { findJob } from '@/lib/db/jobs'
import { runsOfTasks, scoreRows } from '@/lib/db/task-list'
import { currentProject } from '@/lib/server/current-project'
import { SynthesisParams } from '@/lib/synthesis'
import { refuseBelow } from '../actions'

export const metadata: Metadata = { title: 'Thresholds' }

/** The scores of one run's tasks against thresholds; `job` in the address chooses the run, else the newest. */
export default async function ThresholdsPage({ searchParams }: PageProps<'/tasks/thresholds'>) {
  const project = await currentProject()
  const runs = await runsOfTasks(project.id)
  const asked = [(await searchParams).job].flat()[0]
  const run = runs.find(({ id }) => id === asked) ?? runs[0]
  const tabs = <TaskTabs current="/tasks/thresholds" />
  if (!run)
    return (
      <>
        <PageHeader title="Thresholds" tabs={tabs} />
        <EmptyState
          sentence="The scores of a run's tasks will stand here, with thresholds to try on them."
          action={
            <ButtonLink variant="primary" href="/synthesis">
              Write tasks
            </ButtonLink>
          }
        />
      </>
    )
  const [rows, job] = await Promise.all([scoreRows(project.id, run.id), findJob(run.id, project.id)])
  const params = SynthesisParams.safeParse(job?.params)
  return (
    <>
      <PageHeader
        title="Thresholds"
        tabs={tabs}
        facts={<RunChoice runs={runs} current={run.id} />}
        actions={<ButtonLink href={`/tasks?job=${run.id}` as Route}>See the tasks</ButtonLink>}
      />
      {rows.length === 0 ? (
        <EmptyState
          sentence="No task of this run has scores that wait: they were not scored, or all are refused."
          action={<ButtonLink href={`/tasks?job=${run.id}` as Route}>See the tasks</ButtonLink>}
        />
      ) : (
        <ThresholdBoard
          key={run.id}
          jobId={run.id}
          rows={rows}
          initial={params.success ? params.data.tasks.thresholds : {}}
          refuse={refuseBelow}
        />
      )}
    </>
  )
}
