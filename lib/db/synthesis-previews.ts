import type { Job, JobProgress, Spending } from '@/lib/job'
import type { PreviewItem } from '@/lib/synthesis'
import { asStorableJson, db } from './client'
import { recordItems } from './job-items'
import { findJob } from './jobs'
import { settleDuplicates } from './settle-duplicates'
import { writeTries } from './synthesis-items'

/** Records items of a preview: whole, beside tasks and trajectories, so that nothing of them becomes data. */
export const recordPreview = (
  jobId: string,
  items: readonly PreviewItem[],
  spent: readonly Spending[] | null,
): Promise<JobProgress> =>
  recordItems(jobId, items, {
    spent,
    async write(tx, fresh) {
      await writeTries(tx, jobId, fresh)
      await tx.synthesisPreview.createMany({
        data: fresh.map((item) => ({
          jobId,
          ordinal: item.ordinal,
          content: asStorableJson(item),
        })),
      })
    },
    async finish(tx) {
      const rows = await tx.synthesisPreview.findMany({ where: { jobId } })
      const asked = rows.flatMap(({ ordinal, content }) => {
        const { task } = content as unknown as PreviewItem
        return task ? [{ ordinal, question: task.question }] : []
      })
      return settleDuplicates(tx, jobId, asked)
    },
  })

/** A preview with the items that are done, in order; null when the job is no preview of the project. */
export async function findPreview(
  projectId: string,
  jobId: string,
): Promise<{ job: Job; items: PreviewItem[] } | null> {
  const job = await findJob(jobId, projectId)
  if (job?.kind !== 'synthesis-preview') return null
  const rows = await db().synthesisPreview.findMany({ where: { jobId }, orderBy: { ordinal: 'asc' } })
  const ends = await db().jobItem.findMany({
    where: { jobId },
    omit: { jobId: true, resultId: true, tries: true },
  })
  const endOf = new Map(ends.map((end) => [end.ordinal, end as Pick<PreviewItem, 'stage' | 'outcome'>]))
  // Whether an item is a duplicate is known only at the end, and then stands with the job's items.
  return {
    job,
    items: rows.map(({ ordinal, content }) => ({
      ...(content as unknown as PreviewItem),
      ...endOf.get(ordinal),
    })),
  }
}
