'use server'

import { z } from 'zod'
import { parseCursor } from '@/lib/db/keyset'
import { listTrajectories, stepsOf } from '@/lib/db/trajectories'
import { action } from '@/lib/server/action'
import { fail, ok } from '@/lib/shared/result'
import { TrajectoryFilter } from '@/lib/trajectory'

/** Steps in one answer; the reader asks for fewer. */
const STEPS_MAX = 200

/** The next page of the list. */
export const listMoreTrajectories = action(
  z.object({ filter: TrajectoryFilter, after: z.string() }),
  async ({ filter, after }, { project }) => {
    const cursor = parseCursor('trajectory', after)
    if (!cursor) return fail('bad-input', 'This is no place in the list.')
    return ok(await listTrajectories(project.id, filter, { after: cursor }))
  },
)

/** The bodies of a few steps of one trajectory. */
export const readSteps = action(
  z
    .object({ trajectoryId: z.string(), from: z.int().min(0), to: z.int().min(0) })
    .refine(({ from, to }) => to - from < STEPS_MAX, `asks for more than ${STEPS_MAX} steps`),
  async ({ trajectoryId, from, to }, { project }) => ok(await stepsOf(project.id, trajectoryId, from, to)),
)
