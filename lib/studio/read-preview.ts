import { listEndpointsById } from '@/lib/db/endpoints'
import { findPreview } from '@/lib/db/synthesis-previews'
import type { Job } from '@/lib/job'
import { type Estimate, endpointsOf, estimateRun, type PreviewItem, SynthesisParams } from '@/lib/synthesis'

/** A preview as its page shows it. */
export interface Preview {
  job: Job
  params: SynthesisParams
  /** Those that are done so far, in order. */
  items: PreviewItem[]
  /** What the full run will take, from the items that are done; null while none is. */
  estimate: Estimate | null
}

/** Reads a preview with the estimate that it gives; null when the job is no preview of the project. */
export async function readPreview(projectId: string, jobId: string): Promise<Preview | null> {
  const found = await findPreview(projectId, jobId)
  if (!found) return null
  const params = SynthesisParams.parse(found.job.params)
  const endpoints = await listEndpointsById(projectId, endpointsOf(params))
  const inFlight = Object.fromEntries(endpoints.map(({ id, concurrency }) => [id, concurrency]))
  return { ...found, params, estimate: estimateRun({ count: params.count, samples: found.items, inFlight }) }
}
