'use client'

import type { Route } from 'next'
import Link from 'next/link'
import { type ReactNode, useState } from 'react'
import { JobStatusBadge } from '@/components/job/job-status-badge'
import { Button, ButtonLink } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { RelativeTime } from '@/components/ui/relative-time'
import { Table, TableCell, TableHead, TableRow } from '@/components/ui/table'
import { isMoving, type JobStatus } from '@/lib/job'
import { formatCount, formatDuration } from '@/lib/shared/format'
import { endpointsOf, type SynthesisParams } from '@/lib/synthesis'
import { percentOf } from './figures'

interface RunListing {
  id: string
  title: string
  status: JobStatus
  reason: string | null
  total: number
  done: number
  kept: number
  calls: number
  cost: number | null
  models: SynthesisParams['models']
  createdAt: string
  startedAt: string | null
  finishedAt: string | null
}

/** Runs, newest first, with their yield; two of them can be laid side by side. */
export function RunTable({
  runs,
  endpointNames,
  tabs,
}: {
  runs: readonly RunListing[]
  endpointNames: { [id: string]: string }
  tabs: ReactNode
}) {
  const [chosen, setChosen] = useState<string[]>([])
  const [a, b] = chosen
  return (
    <>
      <PageHeader
        title="Synthesise"
        tabs={tabs}
        actions={
          a && b ? (
            <ButtonLink href={`/synthesis/compare?a=${a}&b=${b}` as Route}>Compare two runs</ButtonLink>
          ) : (
            <Button disabled title="Tick two runs">
              Compare two runs
            </Button>
          )
        }
      />
      <div className="min-h-0 flex-1 overflow-auto">
        <Table aria-label="Runs">
          <thead>
            <tr>
              <TableHead>
                <span className="sr-only">Compare</span>
              </TableHead>
              <TableHead>Run</TableHead>
              <TableHead>Status</TableHead>
              <TableHead>Played by</TableHead>
              <TableHead numeric>Done</TableHead>
              <TableHead numeric>Kept</TableHead>
              <TableHead numeric>Yield</TableHead>
              <TableHead numeric>Cost</TableHead>
              <TableHead numeric>Took</TableHead>
              <TableHead numeric>Made</TableHead>
            </tr>
          </thead>
          <tbody>
            {runs.map((run) => (
              <TableRow key={run.id} aria-selected={chosen.includes(run.id)}>
                <TableCell>
                  <input
                    type="checkbox"
                    aria-label={`Compare ${run.title}`}
                    checked={chosen.includes(run.id)}
                    onChange={({ target }) =>
                      // A third choice takes the place of the first.
                      setChosen(
                        target.checked ? [...chosen, run.id].slice(-2) : chosen.filter((id) => id !== run.id),
                      )
                    }
                    className="size-3.5 accent-accent"
                  />
                </TableCell>
                <TableCell className="w-full max-w-0">
                  <Link
                    href={`/jobs/${run.id}` as Route}
                    className="block truncate no-underline hover:underline"
                  >
                    {run.title}
                  </Link>
                </TableCell>
                <TableCell>
                  <span title={run.reason ?? undefined}>
                    <JobStatusBadge status={run.status} />
                  </span>
                </TableCell>
                <TableCell className="max-w-48 truncate text-ink-soft">
                  {endpointsOf(run)
                    .map((id) => endpointNames[id] ?? 'a removed endpoint')
                    .join(', ') || 'built-in, rule-based'}
                </TableCell>
                <TableCell numeric>
                  {formatCount(run.done)}
                  <span className="text-ink-faint"> / {formatCount(run.total)}</span>
                </TableCell>
                <TableCell numeric>{formatCount(run.kept)}</TableCell>
                <TableCell numeric>{percentOf(run.kept, run.done)}</TableCell>
                <TableCell numeric>
                  {run.calls === 0 ? '0' : run.cost === null ? '?' : dollars(run.cost)}
                </TableCell>
                <TableCell numeric>
                  {run.startedAt && run.finishedAt && !isMoving(run)
                    ? formatDuration(Date.parse(run.finishedAt) - Date.parse(run.startedAt))
                    : '–'}
                </TableCell>
                <TableCell numeric>
                  <RelativeTime at={run.createdAt} />
                </TableCell>
              </TableRow>
            ))}
          </tbody>
        </Table>
      </div>
    </>
  )
}

/** To the cent; what is less than one is said to be so, because it was not nothing. */
const dollars = (cost: number): string => (cost > 0 && cost < 0.01 ? '< $0.01' : `$${cost.toFixed(2)}`)
