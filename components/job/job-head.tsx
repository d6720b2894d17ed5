'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, useTransition } from 'react'
import { toast } from 'sonner'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Progress } from '@/components/ui/progress'
import { RelativeTime } from '@/components/ui/relative-time'
import { useLastsFor } from '@/components/ui/use-lasts-for'
import { isMoving, JOB_MOVES, type JobProgress } from '@/lib/job'
import { capitalised } from '@/lib/shared/english'
import type { Result } from '@/lib/shared/result'
import { JobStatusBadge } from './job-status-badge'

type JobMove = 'pause' | 'resume' | 'cancel'
/** Resuming may raise what the job may spend, in US dollars. */
export type MoveJob = (input: { jobId: string; move: JobMove; spendMax?: number }) => Promise<Result<null>>

/** After so long, a worker that is free would have taken it up. */
const UNTAKEN_MS = 8000

/** The head of a job's page: what it is, where it stands, and what can be asked of it. */
export function JobHead({
  job,
  isConnected,
  move,
  isHeld = false,
  onCancel = 'Items in flight are given up. What is finished stays, and the job can be resumed later.',
  actions,
}: {
  job: JobProgress
  isConnected: boolean
  move: MoveJob
  /** True while it can go on only by what the page itself asks for. */
  isHeld?: boolean
  /** What becomes of it when it is cancelled. */
  onCancel?: string
  /** Where the things are that it made, and what else is done with it. */
  actions?: ReactNode
}) {
  const [isPending, start] = useTransition()
  const router = useRouter()
  const ask = (verb: JobMove) =>
    start(async () => {
      const moved = await move({ jobId: job.id, move: verb })
      if (!moved.ok) toast.error(moved.problem.message)
      router.refresh()
    })
  const can = JOB_MOVES[job.status]
  return (
    <PageHeader
      breadcrumbs={[{ href: '/jobs', label: 'Jobs' }]}
      title={job.title}
      facts={
        <>
          <JobStatusBadge status={job.status} />
          <span>
            made <RelativeTime at={job.createdAt} />
          </span>
          {!isConnected && isMoving(job) && (
            <span className="text-undecided">? not connected, trying again</span>
          )}
        </>
      }
      actions={
        <>
          {can.includes('pause') && (
            <Button disabled={isPending} onClick={() => ask('pause')}>
              Pause
            </Button>
          )}
          {can.includes('resume') && job.done < job.total && !isHeld && (
            <Button variant="primary" disabled={isPending} onClick={() => ask('resume')}>
              Resume
            </Button>
          )}
          {can.includes('cancel') && (
            <ConfirmDialog
              trigger={
                <Button variant="danger" disabled={isPending}>
                  Cancel job
                </Button>
              }
              title="Cancel this job?"
              description={onCancel}
              confirmLabel="Cancel job"
              onConfirm={() => ask('cancel')}
            />
          )}
          {actions}
        </>
      }
    />
  )
}

/** Why it does not go on, where there is something to say; and how far it has come, until all is done. */
export function JobStanding({
  job,
  rate,
  wayOn,
}: {
  job: JobProgress
  rate: number | null
  /** Where what holds it up is mended, if that is not here. */
  wayOn?: ReactNode
}) {
  const isLeftLying = useLastsFor(job.status === 'queued', UNTAKEN_MS)
  return (
    <>
      {job.reason && (
        <Notice tone={job.status === 'failed' ? 'problem' : 'warning'} action={wayOn}>
          {capitalised(job.status)}: {job.reason}
          {job.status === 'failed' && ' What is done stays; resuming tries the rest again.'}
        </Notice>
      )}
      {isLeftLying && (
        <Notice tone="warning">
          No worker has taken it up yet. Those that run may be busy; <code>npm run worker</code> starts one
          more.
        </Notice>
      )}
      {job.status !== 'succeeded' && (
        <Progress
          label="Items done"
          done={job.done}
          total={job.total}
          ratePerSecond={job.status === 'running' ? rate : undefined}
          isMoving={isMoving(job)}
        />
      )}
    </>
  )
}
