import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { JobView } from '@/components/job/job-view'
import { findEndpoint } from '@/lib/db/endpoints'
import { findJob, funnelOf, readLog } from '@/lib/db/jobs'
import { currentProject } from '@/lib/server/current-project'
import { SynthesisParams } from '@/lib/synthesis'
import { moveJob } from '../actions'

export async function generateMetadata({ params }: PageProps<'/jobs/[id]'>): Promise<Metadata> {
  const project = await currentProject()
  return { title: (await findJob((await params).id, project.id))?.title ?? 'Job not found' }
}

export default async function JobPage({ params }: PageProps<'/jobs/[id]'>) {
  const project = await currentProject()
  const { id } = await params
  const job = await findJob(id, project.id)
  if (!job) notFound()
  const [funnel, log] = await Promise.all([funnelOf(id), readLog(id, 100)])
  const { model } = SynthesisParams.parse(job.params)
  const endpoint = model === 'built-in' ? null : await findEndpoint(project.id, model)
  const name = model === 'built-in' ? 'built-in' : (endpoint?.name ?? 'a removed endpoint')
  return <JobView initial={{ job, funnel, log }} model={name} move={moveJob} />
}
