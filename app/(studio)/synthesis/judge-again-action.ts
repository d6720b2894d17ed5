'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { action } from '@/lib/server/action'
import { ok } from '@/lib/shared/result'
import { adoptVerdicts as adopt } from '@/lib/studio/adopt-verdicts'
import { startJudgingAgain } from '@/lib/studio/start-judging-again'
import { JudgeAgainParams } from '@/lib/synthesis'

/** Has the judges of now look at the attempts of a run. */
export const judgeRunAgain = action(JudgeAgainParams, async (params, { project }) => {
  const job = await startJudgingAgain(project.id, params)
  if (!job.ok) return job
  revalidatePath('/jobs')
  return ok({ id: job.value.id })
})

/** Lets the verdicts of another look count for its run, by a person's word. */
export const adoptVerdicts = action(
  z.object({ jobId: z.string(), person: z.string() }),
  async (input, { project }) => {
    const adopted = await adopt(project.id, input)
    if (adopted.ok) revalidatePath('/', 'layout')
    return adopted
  },
)
