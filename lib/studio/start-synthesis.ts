import { createJob, logJob } from '@/lib/db/jobs'
import type { Job } from '@/lib/job'
import { enqueue } from '@/lib/jobs/queue'
import { counted } from '@/lib/shared/format'
import { ok, type Result } from '@/lib/shared/result'
import { PREVIEW_ITEMS, type SynthesisParams } from '@/lib/synthesis'
import { prepareSynthesis } from './prepare-synthesis'

/** Starts a synthesis run: makes the job and hands it to the workers; refuses what cannot work before the job exists. */
export const startSynthesis = (projectId: string, params: SynthesisParams): Promise<Result<Job>> =>
  start(projectId, params, 'synthesis')

/**
 * Starts a preview: the first items of the run that the same parameters would start, made end to end and kept apart
 * from the data. `readPreview` answers with them as they come.
 */
export const startPreview = (projectId: string, params: SynthesisParams): Promise<Result<Job>> =>
  start(projectId, params, 'synthesis-preview')

async function start(
  projectId: string,
  asked: SynthesisParams,
  kind: 'synthesis' | 'synthesis-preview',
): Promise<Result<Job>> {
  const prepared = await prepareSynthesis(projectId, asked)
  if (!prepared.ok) return prepared
  const { params, from, findings, notes } = prepared.value
  const run = `${counted(params.count, params.until === 'tasks' ? 'task' : 'trajectory')} from ${from}`
  const job = await createJob(projectId, {
    kind,
    title: kind === 'synthesis' ? run : `Preview of ${run}`,
    params,
    findings,
    total: kind === 'synthesis' ? params.count : Math.min(params.count, PREVIEW_ITEMS),
  })
  for (const note of notes) await logJob(job.id, 'info', note)
  await enqueue(job)
  return ok(job)
}
