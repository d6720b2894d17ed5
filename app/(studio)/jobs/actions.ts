'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { findJob } from '@/lib/db/jobs'
import { cancelJob, pauseJob, resumeJob } from '@/lib/jobs/queue'
import { action } from '@/lib/server/action'
import { fail, ok } from '@/lib/shared/result'

/** Pauses, resumes or cancels a job; resuming may raise what it may spend. */
export const moveJob = action(
  z.object({
    jobId: z.string(),
    move: z.enum(['pause', 'resume', 'cancel']),
    spendMax: z.number().min(0).optional(),
  }),
  async ({ jobId, move, spendMax }, { project }) => {
    const job = await findJob(jobId, project.id)
    if (!job) return fail('not-found', 'There is no such job in this project.')
    const moved =
      move === 'resume'
        ? await resumeJob(job, { spendMax })
        : await (move === 'pause' ? pauseJob : cancelJob)(job)
    if (!moved.ok) return moved
    revalidatePath('/jobs')
    return ok(null)
  },
)
