import { buildRunManifest, type RunManifest } from '@/lib/dataset'
import { outcomesOf } from '@/lib/db/job-items'
import { spendingOf } from '@/lib/db/job-spending'
import { findJob } from '@/lib/db/jobs'
import { shapeOfRun } from '@/lib/db/run-figures'
import { originOf, sourceReferences } from '@/lib/db/run-origin'
import { STUDIO_VERSION } from '@/lib/shared/studio-version'

/** What a synthesis run says of itself as it stands; null when there is no such run in the project. */
export async function readRunManifest(projectId: string, jobId: string): Promise<RunManifest | null> {
  const job = await findJob(jobId, projectId)
  if (job?.kind !== 'synthesis') return null
  const origin = await originOf(projectId, jobId)
  const [references, outcomes, shape, spending] = await Promise.all([
    sourceReferences(projectId, { id: jobId, params: origin.params }),
    outcomesOf(jobId),
    shapeOfRun(jobId),
    spendingOf(jobId),
  ])
  return buildRunManifest({
    ...{ title: job.title, status: job.status, asked: job.total, studioVersion: STUDIO_VERSION },
    ...{ origin, ...references, outcomes, shape, spending },
  })
}
