import { adoptVerdicts as adopt, adoptionsOf } from '@/lib/db/adoptions'
import { findJob } from '@/lib/db/jobs'
import { fail, ok, type Result } from '@/lib/shared/result'
import { JudgeAgainParams } from '@/lib/synthesis'

/**
 * Lets the verdicts of another look count for its run from now on, by a person's word; the run's own id lets its own
 * count again. Datasets that were frozen before stay as they were.
 */
export async function adoptVerdicts(
  projectId: string,
  { jobId, person }: { jobId: string; person: string },
): Promise<Result<{ runId: string; moved: number }>> {
  const name = person.trim()
  if (name === '' || name.length > 60)
    return fail('no-name', 'Say whose word it is, in at most 60 characters.')
  const job = await findJob(jobId, projectId)
  if (!job) return fail('not-found', 'There is no such job in this project.')
  if (job.kind !== 'judge-again' && job.kind !== 'synthesis')
    return fail('not-found', 'This job gave no verdicts on a run.')
  const runId = job.kind === 'synthesis' ? jobId : JudgeAgainParams.parse(job.params).runId
  const [run, [last]] = await Promise.all([findJob(runId, projectId), adoptionsOf(projectId, runId)])
  if (!run) return fail('not-found', 'The run that was judged is no longer in this project.')
  if (run.status === 'queued' || run.status === 'running' || run.status === 'paused')
    return fail('not-now', 'The run has not ended. Let it end or cancel it before other verdicts count.')
  if (job.status !== 'succeeded' && jobId !== runId)
    return fail(
      'not-now',
      `The job is ${job.status}. Its verdicts can count once it has looked at every attempt.`,
    )
  if ((last?.job.id ?? runId) === jobId) return fail('unchanged', 'These verdicts count already.')
  return ok({ runId, moved: await adopt(projectId, { runId, jobId, person: name }) })
}
