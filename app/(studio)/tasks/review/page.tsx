import type { Metadata, Route } from 'next'
import { TaskReview } from '@/components/task/review/task-review'
import { TaskTabs } from '@/components/task/task-tabs'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { countTasks, listTasksToReview } from '@/lib/db/task-list'
import { currentProject } from '@/lib/server/current-project'
import { taskFilterFromQuery, taskQueryOf } from '@/lib/task'
import { decideTask, editTask, listMoreToReview } from '../actions'

export const metadata: Metadata = { title: 'Review tasks' }

/** The tasks of a filter on which nobody has decided. */
export default async function ReviewTasksPage({ searchParams }: PageProps<'/tasks/review'>) {
  const project = await currentProject()
  const { filter } = taskFilterFromQuery(await searchParams)
  const toReview = { ...filter, review: 'proposed' as const }
  const [first, { matching }] = await Promise.all([
    listTasksToReview(project.id, toReview),
    countTasks(project.id, toReview),
  ])
  const query = taskQueryOf(filter)
  return (
    <>
      <PageHeader
        title="Review tasks"
        tabs={<TaskTabs current="/tasks/review" />}
        actions={
          filter.jobId && (
            <ButtonLink href={`/synthesis?tasks=${filter.jobId}` as Route}>
              Run from accepted tasks
            </ButtonLink>
          )
        }
      />
      {matching === 0 ? (
        <EmptyState
          sentence="No task waits for a decision here."
          action={<ButtonLink href={`/tasks${query && `?${query}`}` as Route}>See the tasks</ButtonLink>}
        />
      ) : (
        <TaskReview
          key={query}
          first={first}
          waiting={matching}
          send={decideTask}
          edit={editTask}
          loadMore={async (after) => {
            'use server'
            return listMoreToReview({ filter: toReview, after })
          }}
        />
      )}
    </>
  )
}
