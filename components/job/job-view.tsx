'use client'

import type { Route } from 'next'
import { ButtonLink } from '@/components/ui/button'
import { CodeBlock } from '@/components/ui/code-block'
import { Stat } from '@/components/ui/stat'
import type { JobProgress } from '@/lib/job'
import { counted, formatCount } from '@/lib/shared/format'
import { FunnelView } from './funnel-view'
import { JobHead, JobStanding, type MoveJob } from './job-head'
import { JobLog } from './job-log'
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
  move: MoveJob
}) {
  const { job, funnel, log, rate, isConnected } = useJobEvents(initial)
  const isBuiltIn = model === 'built-in'
  return (
    <>
      <JobHead
        job={job}
        isConnected={isConnected}
        move={move}
        actions={links
          .filter((link) => isThere(link, job))
          .map(({ href, label }) => (
            <ButtonLink key={href} href={href}>
              {label}
            </ButtonLink>
          ))}
      />
      <div className="grid content-start gap-6 overflow-auto p-4">
        <JobStanding job={job} rate={rate} />
        <section aria-labelledby="job-funnel" className="grid gap-3">
          <h2 id="job-funnel" className="font-medium text-section">
            What became of {counted(funnel.in, 'item')}
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
        <section aria-labelledby="job-log" className="grid gap-2">
          <h2 id="job-log" className="font-medium text-section">
            Log
          </h2>
          <JobLog log={log} />
        </section>
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
