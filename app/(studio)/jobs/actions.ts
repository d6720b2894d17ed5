'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { findJob } from '@/lib/db/jobs'
import { cancelJob, pauseJob, resumeJob } from '@/lib/jobs/queue'
import { action } from '@/lib/server/action'
import { fail, ok } from '@/lib/shared/result'

const MOVES = { pause: pauseJob, resume: resumeJob, cancel: cancelJob }

/** Pauses, resumes or cancels a job. */
export const moveJob = action(
  z.object({ jobId: z.string(), move: z.enum(['pause', 'resume', 'cancel']) }),
  async ({ jobId, move }, { project }) => {
    const job = await findJob(jobId, project.id)
    if (!job) return fail('not-found', 'There is no such job in this project.')
    const moved = await MOVES[move](job)
    if (!moved.ok) return moved
    revalidatePath('/jobs')
    return ok(null)
  },
)
