import { listItems, triesOf } from '@/lib/db/item-list'
import { causesOf } from '@/lib/db/job-items'
import { findJob } from '@/lib/db/jobs'
import { judgeRatesOf } from '@/lib/db/judge-rates'
import { newestEndings, shapeOfRun } from '@/lib/db/run-figures'

/** How many causes a page lists; the counts by reason are all there without them. */
const CAUSES = 12

/** What a run is made of so far: dear to count, so read now and then and not with every item. */
export async function readRunFigures(projectId: string, jobId: string) {
  const job = await findJob(jobId, projectId)
  if (job?.kind !== 'synthesis') return null
  const [rates, shape, causes, tries, ordinals] = await Promise.all([
    judgeRatesOf(projectId, jobId),
    shapeOfRun(jobId),
    causesOf(jobId, CAUSES),
    triesOf(jobId),
    newestEndings(jobId),
  ])
  return { rates, shape, causes, tries, examples: await listItems(jobId, { ordinals }) }
}
