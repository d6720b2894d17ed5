'use client'

import type { Route } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { JobHead, JobStanding, type MoveJob } from '@/components/job/job-head'
import { JobLog } from '@/components/job/job-log'
import { OutcomeLine } from '@/components/job/outcome-line'
import { type JobState, useJobEvents } from '@/components/job/use-job-events'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { RelativeTime } from '@/components/ui/relative-time'
import { isMoving, type StageFunnel } from '@/lib/job'
import { counted, formatCount, formatDuration } from '@/lib/shared/format'
import { endpointsOf, type RunFindings, type SynthesisParams } from '@/lib/synthesis'
import type { AdoptedVerdicts } from '../adopt-form'
import { inWords } from '../names'
import { CallsChart } from './calls-chart'
import { CauseTable } from './cause-table'
import { ExampleList } from './example-list'
import { JudgeRatesTable } from './judge-rates-table'
import { RaiseLimitForm } from './raise-limit-form'
import type { RunFigures } from './run-figures'
import { RunParams } from './run-params'
import { ShapeTable } from './shape-table'
import { SpendingTable } from './spending-table'
import { type ItemsOf, StageTable } from './stage-table'
import { type ReadRunFigures, useRunFigures } from './use-run-figures'

/** A synthesis run, live: gate by gate what passed and what did not, what was judged, what it is like, what it cost. */
export function RunView({
  initial,
  figures: first,
  params,
  findings,
  adopted,
  endpointNames,
  move,
  readFigures,
}: {
  initial: JobState
  figures: RunFigures
  params: SynthesisParams
  findings: RunFindings | null
  /** Whose verdicts count, where they are not the run's own. */
  adopted: AdoptedVerdicts | null
  endpointNames: { [id: string]: string }
  move: MoveJob
  readFigures: ReadRunFigures
}) {
  const { job, funnel, stages, spending, log, rate, isConnected } = useJobEvents(initial)
  const { rates, shape, causes, tries, examples } = useRunFigures(
    job.id,
    first,
    `${job.done} ${job.status}`,
    isMoving(job),
    readFigures,
  )
  const { spendMax } = params
  const isSpent = job.status === 'paused' && spendMax !== null && (job.cost ?? 0) >= spendMax
  const isBuiltIn = endpointsOf(params).length === 0
  const chains: StageFunnel[] =
    findings && findings.chains.in > 0 ? [{ stage: 'chains', ...findings.chains }] : []
  const itemsHref = ({ stage, outcome, reason }: Omit<ItemsOf, 'stage'> & { stage?: string }): Route =>
    `/jobs/${job.id}/items?${new URLSearchParams({ ...(stage && { stage }), outcome, ...(reason && { reason }) })}` as Route
  const cutOff = funnel.dropped.cancelled ?? 0
  return (
    <>
      <JobHead
        job={job}
        isConnected={isConnected}
        move={move}
        isHeld={isSpent}
        onCancel="Attempts in flight are cut off: each stays on record as far as it came, dropped as cancelled. What is finished stays. When the run is resumed it does the rest; what was cut off stays so."
        actions={
          <>
            <ButtonLink href={`/synthesis?from=${job.id}` as Route}>Clone with changes</ButtonLink>
            {params.until === 'tasks' && job.kept > 0 && (
              <>
                <ButtonLink href={`/tasks/review?job=${job.id}` as Route}>Review tasks</ButtonLink>
                <ButtonLink href={`/synthesis?tasks=${job.id}` as Route}>Play accepted tasks</ButtonLink>
              </>
            )}
            {params.until === 'judged' && job.done > 0 && (
              <ButtonLink href={`/trajectories?job=${job.id}` as Route}>Open trajectories</ButtonLink>
            )}
            {job.kept > 0 && !isMoving(job) && params.until === 'judged' && (
              <ButtonLink href={`/datasets/new?job=${job.id}&outcome=kept` as Route}>
                Freeze as dataset
              </ButtonLink>
            )}
            <ButtonLink href={`/api/jobs/${job.id}/manifest` as Route} prefetch={false} download>
              Manifest
            </ButtonLink>
          </>
        }
      />
      <div className="@container min-h-0 flex-1 overflow-auto">
        <div className="grid content-start gap-5 pt-4 pb-8">
          <div className="grid gap-3 px-4 empty:hidden">
            <JobStanding
              job={job}
              rate={rate}
              wayOn={
                job.status === 'paused' &&
                !isSpent &&
                !isBuiltIn && (
                  <Link href="/settings" className="whitespace-nowrap underline hover:text-accent">
                    Model endpoints
                  </Link>
                )
              }
            />
            {isSpent && <RaiseLimitForm jobId={job.id} spendMax={spendMax} move={move} />}
            {cutOff > 0 && (
              <Notice>
                <Link
                  href={itemsHref({ outcome: 'dropped', reason: 'cancelled' })}
                  className="underline hover:text-accent"
                >
                  {counted(cutOff, 'attempt')} {cutOff === 1 ? 'was' : 'were'} cut off
                </Link>{' '}
                when the run was cancelled, and {cutOff === 1 ? 'stays' : 'stay'} on record as far as{' '}
                {cutOff === 1 ? 'it' : 'they'} came: unjudged, dropped, and out of the data.
                {job.status === 'cancelled' &&
                  job.done < job.total &&
                  ` Resumed, the run does the other ${counted(job.total - job.done, 'item')}.`}
              </Notice>
            )}
            {adopted && (
              <Notice>
                The verdicts of{' '}
                <Link href={`/jobs/${adopted.job.id}/flips` as Route} className="underline hover:text-accent">
                  {adopted.job.title}
                </Link>{' '}
                count for this run by the word of {adopted.person}, <RelativeTime at={adopted.at} />;{' '}
                {formatCount(adopted.moved)} outcomes changed. The parameters below are the run’s own.
              </Notice>
            )}
          </div>
          <section aria-labelledby="run-funnel" className="grid gap-2">
            <div className="flex flex-wrap items-baseline gap-x-6 gap-y-1 px-4">
              <h2 id="run-funnel" className="font-medium text-section">
                What became of {counted(funnel.in, 'item')}
              </h2>
              <OutcomeLine
                funnel={funnel}
                hrefOf={(outcome) => `/jobs/${job.id}/items?outcome=${outcome}` as Route}
              />
              <span className="ml-auto text-ink-soft text-meta">{tookOf(initial)}</span>
            </div>
            <StageTable
              stages={[...chains, ...stages]}
              hrefOf={(items) => (items.stage === 'chains' ? null : itemsHref(items))}
            />
            {tries.length > 0 && (
              <p className="px-4 text-ink-soft text-meta">
                On the way to their tasks, items gave up {counted(sumOf(tries), 'other plan')}
                {tries.length > 1 &&
                  ` (${tries.map(({ reason, count }) => `${formatCount(count)} ${inWords(reason)}`).join(', ')})`}
                ; each item lists its own, and why.
              </p>
            )}
            {findings && findings.leftOut.length > 0 && (
              <details className="px-4 text-meta">
                <summary className="text-ink-soft">
                  {formatCount(findings.leftOut.length)} of{' '}
                  {formatCount(findings.leftOut.length + findings.sources)} sources gave nothing
                </summary>
                <ul className="mt-1 grid max-h-48 gap-0.5 overflow-auto">
                  {findings.leftOut.map(({ name, reason }) => (
                    <li key={name} className="truncate text-ink-soft" title={reason}>
                      <span className="text-ink">{name}</span> {reason}
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </section>
          <div className="grid items-start gap-x-4 gap-y-5 @4xl:grid-cols-2">
            <Part title="Causes" note="items that ended for one cause, named by the first of them">
              <CauseTable
                causes={causes}
                hrefOf={({ stage, outcome, reason }) =>
                  itemsHref({
                    stage: stage ?? undefined,
                    outcome: outcome as ItemsOf['outcome'],
                    reason: reason ?? undefined,
                  })
                }
              />
            </Part>
            <Part title="As they land" note="the newest item of every ending">
              <ExampleList
                examples={examples}
                hrefOf={({ resultId, ordinal }) =>
                  (resultId ? `/trajectories/${resultId}` : `/jobs/${job.id}/items?item=${ordinal}`) as Route
                }
              />
            </Part>
            {params.until === 'judged' && (
              <>
                <Part title="Judge" note={adopted ? 'what counts now' : judgedBy(params, endpointNames)}>
                  <JudgeRatesTable rates={rates} />
                  {rates.attempts > 0 && (
                    <p className="flex gap-4 px-4 pt-2 text-meta">
                      <Link
                        href={`/calibration?job=${job.id}` as Route}
                        className="underline hover:text-accent"
                      >
                        Hold the judge against people
                      </Link>
                      {!isMoving(job) && (
                        <Link
                          href={`/jobs/${job.id}/judge-again` as Route}
                          className="underline hover:text-accent"
                        >
                          Judge again
                        </Link>
                      )}
                    </p>
                  )}
                </Part>
                <Part title="Beside ASTRA’s SFT data">
                  <CallsChart shape={shape} />
                  <ShapeTable shape={shape} isBuiltIn={isBuiltIn} />
                </Part>
              </>
            )}
            <Part title="Spent">
              <SpendingTable job={job} spending={spending} spendMax={spendMax} />
            </Part>
            <Part title="Log">
              <div className="max-h-64 overflow-auto px-4">
                <JobLog log={log} />
              </div>
            </Part>
          </div>
          <RunParams params={params} endpointNames={endpointNames} />
        </div>
      </div>
    </>
  )
}

function Part({ title, note, children }: { title: string; note?: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="grid min-w-0 gap-1.5">
      <h2 className="flex items-baseline gap-2 px-4 font-medium text-section">
        {title}
        {note && <span className="truncate font-normal text-ink-faint text-meta">{note}</span>}
      </h2>
      <div className="min-w-0 overflow-x-auto">{children}</div>
    </section>
  )
}

const sumOf = (tries: RunFigures['tries']): number => tries.reduce((sum, { count }) => sum + count, 0)

const judgedBy = ({ models }: SynthesisParams, names: { [id: string]: string }): string =>
  `by ${models.judges.map((judge) => (judge === 'built-in' ? 'built-in rules' : (names[judge] ?? 'a removed endpoint'))).join(', ')}`

function tookOf({ job }: JobState): string | null {
  if (!job.startedAt || !job.finishedAt || isMoving(job)) return null
  const tookMs = Date.parse(job.finishedAt) - Date.parse(job.startedAt)
  return `took ${formatDuration(tookMs)}`
}
