'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { addMark, markQueue } from '@/lib/db/marks'
import { action } from '@/lib/server/action'
import { ok } from '@/lib/shared/result'
import { NewMark } from '@/lib/trajectory'

/** Notes a person's mark on one dimension of a trajectory. */
export const markDimension = action(NewMark, async (mark, { project }) => {
  const made = await addMark(project.id, mark)
  if (made.ok) revalidatePath('/calibration')
  return made
})

/** The trajectory that a person marks next, and how far they are. */
export const nextToMark = action(
  z.object({
    person: z.string().trim().min(1).max(60),
    seed: z.int().min(0),
    jobId: z.string().optional(),
  }),
  async (queue, { project }) => ok(await markQueue(project.id, queue)),
)
