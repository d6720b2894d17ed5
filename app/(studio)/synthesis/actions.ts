'use server'

import { submitSynthesis } from '@/lib/jobs/submit-synthesis'
import { action } from '@/lib/server/action'
import { ok } from '@/lib/shared/result'
import { SynthesisParams } from '@/lib/synthesis'

/** Starts a synthesis run and answers with its job. */
export const startSynthesis = action(SynthesisParams, async (params, { project }) => {
  const job = await submitSynthesis(project.id, params)
  return job.ok ? ok({ jobId: job.value.id }) : job
})
