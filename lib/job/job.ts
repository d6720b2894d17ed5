import type { Id } from '../shared/id'

export type JobStatus = 'queued' | 'running' | 'paused' | 'succeeded' | 'failed' | 'cancelled'

/** Long work of `total` items. Moments are ISO 8601 in UTC, because jobs also travel as events. */
export interface Job {
  id: Id<'job'>
  projectId: Id<'project'>
  kind: string
  title: string
  params: unknown
  status: JobStatus
  /** Why it is paused, failed or cancelled; null otherwise. */
  reason: string | null
  total: number
  done: number
  kept: number
  /** Model calls and tokens spent so far; zero for built-in work. */
  calls: number
  tokensIn: number
  tokensOut: number
  /** US dollars; null when nothing was spent, or a price of what was is unknown. */
  cost: number | null
  /** What was found before the first item; the kind of work knows its form. Null when nothing was. */
  findings: unknown
  /** The version of the studio that made it; null where it was not noted. */
  studioVersion: string | null
  /** Counts starts: 0 as made, one more with every resume. Work of an earlier attempt is not continued. */
  attempt: number
  createdAt: string
  startedAt: string | null
  finishedAt: string | null
}

/** A job as it moves: without what stays as it was when the job was made, which may be large. */
export type JobProgress = Omit<Job, 'params' | 'findings' | 'studioVersion'>

export interface JobLogLine {
  /** Grows with time. */
  id: number
  level: 'info' | 'warn' | 'error'
  message: string
  at: string
}

/** What can be asked of a job in each status. */
export const JOB_MOVES: Record<JobStatus, readonly ('pause' | 'resume' | 'cancel')[]> = {
  queued: ['pause', 'cancel'],
  running: ['pause', 'cancel'],
  paused: ['resume', 'cancel'],
  failed: ['resume'],
  cancelled: ['resume'],
  succeeded: [],
}

/** True while a worker may still change the job by itself. */
export const isMoving = (job: Pick<Job, 'status'>): boolean =>
  job.status === 'queued' || job.status === 'running'
