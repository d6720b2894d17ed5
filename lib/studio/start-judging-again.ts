import { findEndpoint } from '@/lib/db/endpoints'
import { createJob, findJob } from '@/lib/db/jobs'
import { judgedIn } from '@/lib/db/rejudgements'
import type { JobProgress } from '@/lib/job'
import { enqueue } from '@/lib/jobs/queue'
import { fail, ok, type Result } from '@/lib/shared/result'
import type { JudgeAgainParams } from '@/lib/synthesis'

/**
 * Starts a job in which the judges of now look at a finished run's attempts. Nothing that was said of them changes; what
 * cannot work is refused before the job exists.
 */
export async function startJudgingAgain(
  projectId: string,
  params: JudgeAgainParams,
): Promise<Result<JobProgress>> {
  const run = await findJob(params.runId, projectId)
  if (run?.kind !== 'synthesis') return fail('not-found', 'There is no such run in this project.')
  if (run.status === 'queued' || run.status === 'running')
    return fail('not-now', 'The run is still making attempts. Judge it again when it has ended or is paused.')
  for (const id of params.judges)
    if (id !== 'built-in' && !(await findEndpoint(projectId, id)))
      return fail(
        'not-found',
        'There is no such model endpoint in this project. Choose one from the settings.',
      )
  const attempts = await judgedIn(projectId, params.runId)
  if (attempts.length === 0)
    return fail(
      'nothing-judged',
      'No attempt of this run came to a judge, so there is nothing to judge again.',
    )
  const job = await createJob(projectId, {
    kind: 'judge-again',
    title: `Judge again: ${run.title}`,
    params,
    total: attempts.length,
  })
  await enqueue(job)
  return ok(job)
}
