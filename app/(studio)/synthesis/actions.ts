'use server'

import { action } from '@/lib/server/action'
import { ok } from '@/lib/shared/result'
import { startSynthesis as start } from '@/lib/studio/start-synthesis'
import { SynthesisParams } from '@/lib/synthesis'

/** Starts a synthesis run and answers with its job. */
export const startSynthesis = action(SynthesisParams, async (params, { project }) => {
  const job = await start(project.id, params)
  return job.ok ? ok({ jobId: job.value.id }) : job
})
