import type { Metadata, Route } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { OutcomeBadge } from '@/components/job/outcome-badge'
import { EndedAt } from '@/components/trajectory/ended-at'
import { parseStep } from '@/components/trajectory/jumps'
import { packSkeleton } from '@/components/trajectory/packed-skeleton'
import { TrajectoryView } from '@/components/trajectory/trajectory-view'
import { PageHeader } from '@/components/ui/page-header'
import { adoptionsOf } from '@/lib/db/adoptions'
import { listItems } from '@/lib/db/item-list'
import { marksOf } from '@/lib/db/marks'
import { otherJudgements } from '@/lib/db/rejudgements'
import { toolIdsOf } from '@/lib/db/tools'
import { findTrajectory } from '@/lib/db/trajectories'
import { currentProject } from '@/lib/server/current-project'
import { markDimension, nextToMark } from '../../calibration/actions'
import { readSteps } from '../actions'

/** The title and the page need the same record; it is read once a request. */
const find = cache(findTrajectory)

export async function generateMetadata({ params }: PageProps<'/trajectories/[id]'>): Promise<Metadata> {
  const project = await currentProject()
  const trajectory = await find(project.id, (await params).id)
  return { title: trajectory?.question ?? 'Trajectory not found' }
}

export default async function TrajectoryPage({ params, searchParams }: PageProps<'/trajectories/[id]'>) {
  const project = await currentProject()
  const trajectory = await find(project.id, (await params).id)
  if (!trajectory) notFound()
  const { skeleton, ...reading } = trajectory
  const { lineage, outcome, reason, question } = reading
  const [ending] = await listItems(lineage.job.id, { ordinals: [reading.ordinal] })
  const query = await searchParams
  const [step, seed, jobId] = [query.step, query.queue, query.job].map((value) => [value].flat()[0])
  const queue = seed && /^\d{1,9}$/.test(seed) ? { seed: Number(seed), jobId } : null
  const others = (await otherJudgements(project.id, trajectory)).map(
    ({ judgement: _, panel: __, ...one }) => one,
  )
  const [adopted] = trajectory.judgedIn ? await adoptionsOf(project.id, trajectory.jobId) : []
  const toolIds = await toolIdsOf(project.id, trajectory.record.documentIds)
  const graph = lineage.graph && `/tool-graphs/${lineage.graph.id}?v=${lineage.graph.version}`
  return (
    <>
      <PageHeader
        breadcrumbs={[{ href: '/trajectories', label: 'Trajectories' }]}
        title={question}
        // Whoever comes to mark is not told beforehand what became of it.
        facts={queue ? null : <OutcomeBadge outcome={outcome} reason={reason} />}
      />
      {ending && ending.outcome !== 'kept' && !queue && <EndedAt {...ending} jobId={lineage.job.id} />}
      <div className="min-h-0 flex-1">
        <TrajectoryView
          key={trajectory.id}
          reading={{ ...reading, others, adopted: adopted ?? null }}
          skeleton={packSkeleton(skeleton)}
          links={{
            job: `/jobs/${lineage.job.id}` as Route,
            graph: graph as Route | null,
            chain: lineage.graph?.chainId ? (`${graph}&chain=${lineage.graph.chainId}` as Route) : null,
            datasets: Object.fromEntries(lineage.datasets.map(({ id }) => [id, `/datasets/${id}` as Route])),
            tools: Object.fromEntries([...toolIds].map(([tool, id]) => [tool, `/tools/${id}` as Route])),
          }}
          marking={{
            marks: await marksOf(project.id, trajectory.id),
            queue,
            markDimension,
            nextToMark,
          }}
          initialStep={parseStep(step, skeleton.length) ?? 0}
          loadSteps={readSteps}
        />
      </div>
    </>
  )
}
