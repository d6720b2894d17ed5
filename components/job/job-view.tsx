'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { toast } from 'sonner'
import { Button, ButtonLink } from '@/components/ui/button'
import { CodeBlock } from '@/components/ui/code-block'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Progress } from '@/components/ui/progress'
import { RelativeTime } from '@/components/ui/relative-time'
import { Stat } from '@/components/ui/stat'
import { isMoving, JOB_MOVES, type JobLogLine, type JobProgress } from '@/lib/job'
import { formatCount } from '@/lib/shared/format'
import type { Result } from '@/lib/shared/result'
import { FunnelView } from './funnel-view'
import { JobStatusBadge } from './job-status-badge'
import { type JobState, useJobEvents } from './use-job-events'

/** A place where something is that the job has made. */
export interface JobLink {
  href: Route
  label: string
  /** Since when it is there: the first item, or the end of a job that kept something. */
  from: 'first-item' | 'success'
}

const isThere = ({ from }: JobLink, job: JobProgress): boolean =>
  from === 'first-item' ? job.done > 0 : job.status === 'succeeded' && job.kept > 0

export type JobMove = 'pause' | 'resume' | 'cancel'

/** One job, live: how far it has come, what became of its items, what it cost, and its log. */
export function JobView({
  initial,
  params,
  model,
  links,
  move,
}: {
  initial: JobState
  params: unknown
  /** Who does the work, as people call it. */
  model: string
  links: readonly JobLink[]
  move: (input: { jobId: string; move: JobMove }) => Promise<Result<null>>
}) {
  const { job, funnel, log, rate, isConnected } = useJobEvents(initial)
  const [isPending, start] = useTransition()
  const router = useRouter()
  const ask = (verb: JobMove) =>
    start(async () => {
      const moved = await move({ jobId: job.id, move: verb })
      if (!moved.ok) toast.error(moved.problem.message)
      router.refresh()
    })
  const can = JOB_MOVES[job.status]
  const isBuiltIn = model === 'built-in'
  return (
    <>
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
            {can.includes('cancel') && (
              <ConfirmDialog
                trigger={
                  <Button variant="danger" disabled={isPending}>
                    Cancel job
                  </Button>
                }
                title="Cancel this job?"
                description="Items in flight are given up. What is finished stays, and the job can be resumed later."
                confirmLabel="Cancel job"
                onConfirm={() => ask('cancel')}
              />
            )}
            {can.includes('resume') && (
              <Button variant="primary" disabled={isPending} onClick={() => ask('resume')}>
                Resume
              </Button>
            )}
            {links
              .filter((link) => isThere(link, job))
              .map(({ href, label }) => (
                <ButtonLink key={href} href={href}>
                  {label}
                </ButtonLink>
              ))}
          </>
        }
      />
      <div className="grid content-start gap-6 overflow-auto p-4">
        {job.reason && (
          <Notice tone={job.status === 'failed' ? 'problem' : 'warning'}>
            {job.status === 'paused' ? 'Paused' : job.status === 'failed' ? 'Failed' : 'Stopped'}:{' '}
            {job.reason}
          </Notice>
        )}
        {job.status !== 'succeeded' && (
          <Progress
            label="Items done"
            done={job.done}
            total={job.total}
            ratePerSecond={rate}
            isMoving={isMoving(job)}
          />
        )}
        <section aria-labelledby="job-funnel" className="grid gap-3">
          <h2 id="job-funnel" className="font-medium text-section">
            What became of {formatCount(funnel.in)} items
          </h2>
          <FunnelView funnel={funnel} hrefOf={(outcome, reason) => itemsHref(job.id, outcome, reason)} />
        </section>
        <section aria-labelledby="job-spent" className="grid gap-3">
          <h2 id="job-spent" className="font-medium text-section">
            Spent
          </h2>
          <dl className="grid grid-cols-2 gap-x-6 gap-y-3 sm:grid-cols-5">
            <Stat
              label="Model"
              value={<span className="font-sans text-body">{model}</span>}
              note={isBuiltIn ? 'rule-based, no network' : undefined}
            />
            <Stat label="Model calls" value={formatCount(job.calls)} />
            <Stat label="Tokens in" value={formatCount(job.tokensIn)} />
            <Stat label="Tokens out" value={formatCount(job.tokensOut)} />
            <Stat
              label="Cost"
              value={isBuiltIn ? '0' : job.cost === null ? null : job.cost.toFixed(4)}
              unit="USD"
            />
          </dl>
        </section>
        <JobLog log={log} />
        <details>
          <summary className="cursor-pointer font-medium text-section">Parameters</summary>
          <CodeBlock className="mt-2" label="Parameters" code={JSON.stringify(params, null, 2)} />
        </details>
      </div>
    </>
  )
}

const itemsHref = (jobId: string, outcome: string, reason: string | null): Route =>
  `/jobs/${jobId}/items?outcome=${outcome}${reason ? `&reason=${encodeURIComponent(reason)}` : ''}` as Route

const LEVEL_LOOK: Record<JobLogLine['level'], string> = {
  info: 'text-ink-soft',
  warn: 'text-undecided',
  error: 'text-fail',
}

function JobLog({ log }: { log: JobLogLine[] }) {
  return (
    <section aria-labelledby="job-log" className="grid gap-2">
      <h2 id="job-log" className="font-medium text-section">
        Log
      </h2>
      <ol className="grid gap-0.5 font-mono text-meta">
        {log.map((line) => (
          <li key={line.id} className="flex gap-3">
            <time dateTime={line.at} className="figures shrink-0 text-ink-faint">
              {line.at.slice(11, 19)}
            </time>
            <span className={LEVEL_LOOK[line.level]}>{line.message}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}
