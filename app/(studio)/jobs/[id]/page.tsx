import type { Metadata, Route } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { type JobLink, JobView } from '@/components/job/job-view'
import { findEndpoint } from '@/lib/db/endpoints'
import { proposedGraphId } from '@/lib/db/graph-proposals'
import { findJob } from '@/lib/db/jobs'
import { findVersion } from '@/lib/db/tool-graphs'
import type { Job } from '@/lib/job'
import { currentProject } from '@/lib/server/current-project'
import { openJobState } from '@/lib/studio/job-state'
import { endpointsOf, SynthesisParams } from '@/lib/synthesis'
import { ChainVerifyParams } from '@/lib/tool-graph'
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
  const endpoints = await Promise.all(endpointIdsOf(job).map((model) => findEndpoint(project.id, model)))
  const name = endpoints.map((endpoint) => endpoint?.name ?? 'a removed endpoint').join(', ') || 'built-in'
  const links = await linksOf(project.id, job)
  return (
    <JobView initial={await state.read()} params={job.params} model={name} links={links} move={moveJob} />
  )
}

/** Every kind of job says who does its work: `built-in` or the id of an endpoint; a synthesis run part by part. */
function endpointIdsOf({ kind, params }: Job): string[] {
  if (kind.startsWith('synthesis')) return endpointsOf(SynthesisParams.parse(params))
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
  if (job.kind === 'chain-verify') {
    const { graphVersionId } = ChainVerifyParams.parse(job.params)
    const version = await findVersion(projectId, graphVersionId)
    const href = `/tool-graphs/${version?.graphId}/chains?v=${version?.version}` as Route
    return version ? [{ href, label: 'Read the verdicts', from: 'first-item' }] : []
  }
  if (job.kind === 'synthesis-preview') return []
  return [{ href: `/trajectories?job=${job.id}` as Route, label: 'Open trajectories', from: 'first-item' }]
}
