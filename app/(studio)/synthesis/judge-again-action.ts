'use server'

import { revalidatePath } from 'next/cache'
import { action } from '@/lib/server/action'
import { ok } from '@/lib/shared/result'
import { startJudgingAgain } from '@/lib/studio/start-judging-again'
import { JudgeAgainParams } from '@/lib/synthesis'

/** Has the judges of now look at the attempts of a run. */
export const judgeRunAgain = action(JudgeAgainParams, async (params, { project }) => {
  const job = await startJudgingAgain(project.id, params)
  if (!job.ok) return job
  revalidatePath('/jobs')
  return ok({ id: job.value.id })
})
