'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { removeDatasetVersion } from '@/lib/db/datasets'
import { freezeDataset } from '@/lib/db/freeze-dataset'
import { action } from '@/lib/server/action'
import { ok } from '@/lib/shared/result'
import { TrajectoryFilter } from '@/lib/trajectory'

const DatasetName = z.string().trim().min(1, 'give the dataset a name').max(80, 'has at most 80 characters')

/** Freezes what a filter meets as the next version of the dataset of that name. */
export const freezeVersion = action(
  z.object({ name: DatasetName, filter: TrajectoryFilter }),
  async ({ name, filter }, { project }) => {
    const frozen = await freezeDataset(project.id, name, filter)
    if (!frozen.ok) return frozen
    revalidatePath('/datasets')
    return ok({ versionId: frozen.value.versionId })
  },
)

/** Removes a frozen version; the trajectories stay. */
export const removeVersion = action(
  z.object({ versionId: z.string() }),
  async ({ versionId }, { project }) => {
    const removed = await removeDatasetVersion(project.id, versionId)
    if (removed.ok) revalidatePath('/datasets')
    return removed
  },
)
