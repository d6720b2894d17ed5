import type { Metadata, Route } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { type JobLink, JobView } from '@/components/job/job-view'
import { RunView } from '@/components/synthesis/run/run-view'
import { adoptionsOf } from '@/lib/db/adoptions'
import { findEndpoint, listEndpoints } from '@/lib/db/endpoints'
import { proposedGraphId } from '@/lib/db/graph-proposals'
import { findJob } from '@/lib/db/jobs'
import { findVersion } from '@/lib/db/tool-graphs'
import type { Job } from '@/lib/job'
import { currentProject } from '@/lib/server/current-project'
import { type JobState, openJobState } from '@/lib/studio/job-state'
import { readRunFigures } from '@/lib/studio/read-run-figures'
import { endpointsOf, JudgeAgainParams, RunFindings, SynthesisParams } from '@/lib/synthesis'
import { ChainVerifyParams } from '@/lib/tool-graph'
import { readRun } from '../../synthesis/actions'
import { moveJob } from '../actions'

export async function generateMetadata({ params }: PageProps<'/jobs/[id]'>): Promise<Metadata> {
  const project = await currentProject()
  return { title: (await findJob((await params).id, project.id))?.title ?? 'Job not found' }
}

export default async function JobPage({ params }: PageProps<'/jobs/[id]'>) {
  const project = await currentProject()
  const { id } = await params
  const state = await openJobState(project.id, id)
  if (!state) notFound()
  const { job } = state
  if (job.kind === 'synthesis') return <SynthesisRun job={job} initial={await state.read()} />
  const endpoints = await Promise.all(endpointIdsOf(job).map((model) => findEndpoint(project.id, model)))
  const name = endpoints.map((endpoint) => endpoint?.name ?? 'a removed endpoint').join(', ') || 'built-in'
  const links = await linksOf(project.id, job)
  return (
    <JobView initial={await state.read()} params={job.params} model={name} links={links} move={moveJob} />
  )
}

/** A synthesis run has a page of its own: gates, judge, spending, what it is like. */
async function SynthesisRun({ job, initial }: { job: Job; initial: JobState }) {
  const [figures, endpoints, [adopted]] = await Promise.all([
    readRunFigures(job.projectId, job.id),
    listEndpoints(job.projectId),
    adoptionsOf(job.projectId, job.id),
  ])
  if (!figures) notFound()
  return (
    <RunView
      key={job.id}
      initial={initial}
      figures={figures}
      params={SynthesisParams.parse(job.params)}
      findings={RunFindings.safeParse(job.findings).data ?? null}
      adopted={adopted && adopted.job.id !== job.id ? adopted : null}
      endpointNames={Object.fromEntries(endpoints.map(({ id, name }) => [id, name]))}
      move={moveJob}
      readFigures={readRun}
    />
  )
}

/** Every kind of job says who does its work: `built-in` or the id of an endpoint; a synthesis run part by part. */
function endpointIdsOf({ kind, params }: Job): string[] {
  if (kind.startsWith('synthesis')) return endpointsOf(SynthesisParams.parse(params))
  if (kind === 'judge-again')
    return JudgeAgainParams.parse(params).judges.filter((judge) => judge !== 'built-in')
  const { model } = z.object({ model: z.string() }).parse(params)
  return model === 'built-in' ? [] : [model]
}

/** Where the things are that a job makes. An answer is kept when it adds to the graph, so one that is kept means a graph. */
async function linksOf(projectId: string, job: Job): Promise<JobLink[]> {
  if (job.kind === 'graph-build')
    return [
      { href: `/jobs/${job.id}/proposals` as Route, label: 'Read the answers', from: 'first-item' },
      { href: `/tool-graphs/${proposedGraphId(job.id)}` as Route, label: 'Open graph', from: 'success' },
    ]
  if (job.kind === 'synthesis-preview')
    return [{ href: `/synthesis?from=${job.id}` as Route, label: 'Open its design', from: 'first-item' }]
  if (job.kind === 'judge-again')
    return [{ href: `/jobs/${job.id}/flips` as Route, label: 'See what changed', from: 'first-item' }]
  if (job.kind === 'server-graphs')
    return [{ href: '/tool-graphs' as Route, label: 'Open the graphs', from: 'first-item' }]
  if (job.kind === 'chain-verify') {
    const { graphVersionId } = ChainVerifyParams.parse(job.params)
    const version = await findVersion(projectId, graphVersionId)
    const href = `/tool-graphs/${version?.graphId}/chains?v=${version?.version}` as Route
    return version ? [{ href, label: 'Read the verdicts', from: 'first-item' }] : []
  }
  return []
}
