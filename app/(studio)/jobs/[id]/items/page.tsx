import type { Metadata, Route } from 'next'
import { notFound } from 'next/navigation'
import { JobItemTable } from '@/components/job/job-item-table'
import { stageTitle } from '@/components/synthesis/names'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { listItems } from '@/lib/db/item-list'
import { findJob } from '@/lib/db/jobs'
import { currentProject } from '@/lib/server/current-project'
import { counted } from '@/lib/shared/format'

export async function generateMetadata({ params }: PageProps<'/jobs/[id]/items'>): Promise<Metadata> {
  const project = await currentProject()
  const job = await findJob((await params).id, project.id)
  return { title: job ? `Items of ${job.title}` : 'Job not found' }
}

const PAGE = 200
const first = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)

/** The items behind a count of the funnel, with their reasons. */
export default async function JobItemsPage({ params, searchParams }: PageProps<'/jobs/[id]/items'>) {
  const project = await currentProject()
  const { id } = await params
  const query = await searchParams
  const job = await findJob(id, project.id)
  if (!job) notFound()
  const stage = first(query.stage)
  const outcome = first(query.outcome)
  const reason = first(query.reason)
  const item = first(query.item)
  const items = await listItems(id, {
    ordinals: item === undefined ? undefined : [Number(item) || 0],
    stage,
    outcome,
    reason,
    after: Number(first(query.after) ?? -1) || -1,
    limit: PAGE,
  })
  const last = items.at(-1)
  const more = new URLSearchParams({
    ...(stage && { stage }),
    ...(outcome && { outcome }),
    ...(reason && { reason }),
    after: String(last?.ordinal),
  })
  return (
    <>
      <PageHeader
        breadcrumbs={[
          { href: '/jobs', label: 'Jobs' },
          { href: `/jobs/${id}` as Route, label: job.title },
        ]}
        title={item ? `Item ${item}` : titleOf({ stage, outcome, reason })}
        facts={countOf(items.length, query.after !== undefined)}
        actions={
          items.length === PAGE && (
            <ButtonLink href={`/jobs/${id}/items?${more}` as Route}>Next {PAGE}</ButtonLink>
          )
        }
      />
      {items.length === 0 ? (
        <EmptyState sentence="No item of this job ended so." />
      ) : (
        <JobItemTable
          items={items}
          stageName={(name) => stageTitle(name).title}
          taskHref={(task) => `/tasks/${task}` as Route}
        />
      )}
    </>
  )
}

/** How many are shown; of a full page nobody has counted what follows. */
function countOf(shown: number, isLater: boolean): string | null {
  if (shown === 0) return null
  const items = counted(shown, 'item')
  return isLater
    ? `${shown === PAGE ? 'the next' : 'the last'} ${items}`
    : shown === PAGE
      ? `the first ${items}`
      : items
}

/** `Dropped at judge: below threshold`. */
function titleOf({ stage, outcome, reason }: { stage?: string; outcome?: string; reason?: string }): string {
  const word = outcome ? outcome.charAt(0).toUpperCase() + outcome.slice(1) : 'All items'
  return `${word}${stage ? ` at ${stageTitle(stage).title.toLowerCase()}` : ''}${reason ? `: ${reason.replaceAll('-', ' ')}` : ''}`
}
