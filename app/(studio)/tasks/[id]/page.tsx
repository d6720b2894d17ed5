import type { Metadata, Route } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { OutcomeBadge } from '@/components/job/outcome-badge'
import { ReviewBadge } from '@/components/task/review-badge'
import { type LineageLine, TaskLineage } from '@/components/task/task-lineage'
import { Part, TaskReading } from '@/components/task/task-reading'
import { TaskVerbs } from '@/components/task/task-verbs'
import { augmentationNames, modeNames } from '@/components/task/words'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Tag } from '@/components/ui/tag'
import { AuthorMark } from '@/components/verifier/author-mark'
import { findTask, type TaskPage } from '@/lib/db/task-list'
import { currentProject } from '@/lib/server/current-project'
import { decideTask, editTask } from '../actions'

/** The title and the page need the same record; it is read once a request. */
const find = cache(findTask)

export async function generateMetadata({ params }: PageProps<'/tasks/[id]'>): Promise<Metadata> {
  const project = await currentProject()
  const found = await find(project.id, (await params).id)
  return { title: found?.question ?? 'Task not found' }
}

export default async function TaskPageView({ params }: PageProps<'/tasks/[id]'>) {
  const project = await currentProject()
  const found = await find(project.id, (await params).id)
  if (!found) notFound()
  const { task, scores, lineage, outcome, reason, detail } = found
  const current = lineage.versions.find(({ isCurrent }) => isCurrent)
  const isOld = current !== undefined && current.id !== found.id
  return (
    <>
      <PageHeader
        breadcrumbs={[{ href: '/tasks' as Route, label: 'Tasks' }]}
        title={task.question}
        facts={
          <>
            <ReviewBadge review={found.review} reason={found.reviewReason} />
            {outcome && <OutcomeBadge outcome={outcome} reason={reason} />}
          </>
        }
        actions={
          !isOld && (
            <TaskVerbs
              id={found.id}
              review={found.review}
              question={task.question}
              decide={decideTask}
              edit={editTask}
            />
          )
        }
      />
      <div className="min-h-0 flex-1 overflow-auto">
        <div className="grid gap-x-10 gap-y-6 px-4 py-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
          <div className="grid content-start gap-4">
            {isOld && (
              <Notice tone="warning">
                This is version {found.version}; a person has written version {current.version} since.
              </Notice>
            )}
            {outcome !== 'kept' && detail && <Notice>{detail}</Notice>}
            <TaskReading task={task} scores={scores} />
          </div>
          <aside aria-label="Facts and lineage" className="grid content-start gap-6">
            <Part title="Facts">
              <dl className="grid grid-cols-[6rem_minmax(0,1fr)] gap-x-3 gap-y-1">
                <Fact name="Mode">{modeNames[task.mode].inList}</Fact>
                <Fact name="Variation">{augmentationNames[found.axis].inList}</Fact>
                <Fact name="Language">{task.language}</Fact>
                <Fact name="Author">
                  <AuthorMark author={task.author} />
                </Fact>
                <Fact name="Version">
                  <Tag>v{found.version}</Tag>
                </Fact>
                <Fact name="Item">
                  <span className="figures">{found.ordinal}</span>
                </Fact>
                <Fact name="Seed">
                  <span className="figures">{found.seed}</span>
                </Fact>
              </dl>
            </Part>
            <Part title="Lineage">
              <TaskLineage lines={linesOf(found)} />
            </Part>
          </aside>
        </div>
      </div>
    </>
  )
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <>
      <dt className="text-ink-faint text-meta">{name}</dt>
      <dd className="min-w-0 truncate">{children}</dd>
    </>
  )
}

function linesOf({ id, lineage }: TaskPage): LineageLine[] {
  const { job, graph, servers, parent, variations, versions, trajectories } = lineage
  const at = graph && `/tool-graphs/${graph.id}?v=${graph.version}`
  return [
    { what: 'Run', none: '', links: [{ href: `/jobs/${job.id}` as Route, label: job.title }] },
    {
      what: 'Server',
      none: 'none known',
      links: servers.map((server) => ({
        href: `/tools/servers/${server.id}` as Route,
        label: server.title,
        facts: `v${server.version}`,
      })),
    },
    {
      what: 'Graph',
      none: 'written without a graph',
      links: graph ? [{ href: at as Route, label: graph.name, facts: `v${graph.version}` }] : [],
    },
    {
      what: 'Chain',
      none: 'written without a chain',
      links: graph?.chainId
        ? [{ href: `${at}&chain=${graph.chainId}` as Route, label: 'the chain it was written from' }]
        : [],
    },
    {
      what: 'Parent',
      none: 'not a variation',
      links: parent ? [{ href: `/tasks/${parent.id}` as Route, label: parent.question }] : [],
    },
    {
      what: 'Variations',
      none: 'none',
      links: variations.map((one) => ({
        href: `/tasks/${one.id}` as Route,
        label: one.question,
        facts: one.axis,
      })),
    },
    {
      what: 'Versions',
      none: '',
      links: versions
        .filter((version) => version.id !== id)
        .map((version) => ({
          href: `/tasks/${version.id}` as Route,
          label: `v${version.version}`,
          facts: `by ${version.author}${version.isCurrent ? ', current' : ''}`,
        })),
    },
    {
      what: 'Attempts',
      none: 'not attempted',
      links: trajectories.map((one) => ({
        href: `/trajectories/${one.id}` as Route,
        label: one.outcome,
        facts: [one.reason, one.score?.toFixed(2)].filter(Boolean).join(' · '),
      })),
    },
  ].filter(({ none, links }) => none !== '' || links.length > 0)
}
