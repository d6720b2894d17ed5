import { outcomesOf } from '@/lib/db/job-items'
import { spendingOf } from '@/lib/db/job-spending'
import { findJob, findProgress, readLog } from '@/lib/db/jobs'
import {
  buildFunnel,
  type Funnel,
  type Job,
  type JobLogLine,
  type JobProgress,
  type Spending,
  type StageFunnel,
  stageFunnels,
} from '@/lib/job'
import { SynthesisParams, stagesOf } from '@/lib/synthesis'

/** A job as its page shows it: how far it has come, what became of its items, what it has spent, its last words. */
export interface JobState {
  job: JobProgress
  funnel: Funnel
  /** The same gate by gate; empty for work that has none. */
  stages: StageFunnel[]
  spending: Spending[]
  log: JobLogLine[]
}

/** The gates that a job's items come to, in order; none where its kind of work has none. */
const gatesOf = ({ kind, params }: Job): readonly string[] =>
  kind.startsWith('synthesis') ? stagesOf(SynthesisParams.parse(params)) : []

/** Reads the state of one job again and again, its parameters only once; null when there is no such job in the project. */
export async function openJobState(
  projectId: string,
  jobId: string,
): Promise<{ job: Job; read(): Promise<JobState> } | null> {
  const found = await findJob(jobId, projectId)
  if (!found) return null
  const gates = gatesOf(found)
  return {
    job: found,
    async read() {
      // First, so that a job which says that it has ended has all its items in the counts.
      const job = await findProgress(jobId)
      const [outcomes, spending, log] = await Promise.all([
        outcomesOf(jobId),
        spendingOf(jobId),
        readLog(jobId, 100),
      ])
      const funnel = buildFunnel(outcomes)
      return { job: job ?? found, funnel, stages: stageFunnels(gates, outcomes), spending, log }
    },
  }
}
