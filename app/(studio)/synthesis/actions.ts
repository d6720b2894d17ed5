'use server'

import { z } from 'zod'
import { action } from '@/lib/server/action'
import { fail, ok } from '@/lib/shared/result'
import { readPreview as read } from '@/lib/studio/read-preview'
import { readRunFigures } from '@/lib/studio/read-run-figures'
import { startPreview as preview, startSynthesis as start } from '@/lib/studio/start-synthesis'
import { SynthesisParams } from '@/lib/synthesis'

/** Starts a synthesis run and answers with its job. */
export const startSynthesis = action(SynthesisParams, async (params, { project }) => {
  const job = await start(project.id, params)
  return job.ok ? ok({ jobId: job.value.id }) : job
})

/** Starts a preview of the run that these parameters would start. */
export const startPreview = action(SynthesisParams, async (params, { project }) => {
  const job = await preview(project.id, params)
  return job.ok ? ok({ jobId: job.value.id }) : job
})

/** A preview as it stands. */
export const readPreview = action(z.object({ jobId: z.string() }), async ({ jobId }, { project }) => {
  const found = await read(project.id, jobId)
  if (!found) return fail('not-found', 'There is no such preview in this project.')
  const { job, items, estimate } = found
  return ok({ job, items, estimate })
})

/** What a run is made of so far. */
export const readRun = action(z.object({ jobId: z.string() }), async ({ jobId }, { project }) => {
  const figures = await readRunFigures(project.id, jobId)
  return figures ? ok(figures) : fail('not-found', 'There is no such run in this project.')
})
