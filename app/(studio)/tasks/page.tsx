import type { Metadata, Route } from 'next'
import { TaskFilters } from '@/components/task/task-filters'
import { TaskTable } from '@/components/task/task-table'
import { TaskTabs } from '@/components/task/task-tabs'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { countTasks, listTasks, runsOfTasks } from '@/lib/db/task-list'
import { currentProject } from '@/lib/server/current-project'
import { taskFilterFromQuery, taskQueryOf } from '@/lib/task'
import { listMoreTasks } from './actions'

export const metadata: Metadata = { title: 'Tasks' }

export default async function TasksPage({ searchParams }: PageProps<'/tasks'>) {
  const project = await currentProject()
  const { filter, refused } = taskFilterFromQuery(await searchParams)
  const [first, { matching, proposed, total }, runs] = await Promise.all([
    listTasks(project.id, filter),
    countTasks(project.id, filter),
    runsOfTasks(project.id),
  ])
  if (total === 0)
    return (
      <>
        <PageHeader title="Tasks" />
        <EmptyState
          sentence="Tasks will be listed here: what is asked, what is right to do with it, how it was scored, and what you made of it."
          action={
            <ButtonLink variant="primary" href="/synthesis">
              Write tasks
            </ButtonLink>
          }
        />
      </>
    )
  const query = taskQueryOf(filter)
  return (
    <>
      <PageHeader
        title="Tasks"
        tabs={<TaskTabs current="/tasks" />}
        actions={
          <ButtonLink variant="primary" href={`/tasks/review${query && `?${query}`}` as Route}>
            Review {proposed === matching ? 'these' : `the ${proposed} undecided`}
          </ButtonLink>
        }
      />
      <TaskFilters filter={filter} refused={refused} runs={runs} matching={matching} total={total} />
      {matching === 0 ? (
        <EmptyState
          sentence="No task meets these filters."
          action={<ButtonLink href={'/tasks' as Route}>Clear filters</ButtonLink>}
        />
      ) : (
        <TaskTable first={first} rowCount={matching} filter={filter} loadMore={listMoreTasks} />
      )}
    </>
  )
}
