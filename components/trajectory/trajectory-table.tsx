'use client'

import type { Route } from 'next'
import { useState } from 'react'
import { ToolNames } from '@/components/tool/tool-name'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { RelativeTime } from '@/components/ui/relative-time'
import { type VirtualColumn, VirtualTable } from '@/components/ui/virtual-table'
import { AuthorMark } from '@/components/verifier/author-mark'
import { formatCount } from '@/lib/shared/format'
import type { Result } from '@/lib/shared/result'
import type { TrajectoryFacts, TrajectoryFilter } from '@/lib/trajectory'
import { OutcomeBadge } from './outcome-badge'
import { ScoreFigure } from './score-figure'
import { actorNamed } from './step-author'

/** The narrow facts of one trajectory in a list. */
interface TrajectoryListing
  extends Pick<
    TrajectoryFacts,
    'question' | 'outcome' | 'reason' | 'tools' | 'callCount' | 'failureCount' | 'score' | 'unjudgedCount'
  > {
  id: string
  agent: string
  createdAt: Date
}

/** A page of a list and where the next one starts; null when there is none. */
export interface ListingPage {
  rows: TrajectoryListing[]
  next: string | null
}

/** Trajectories, newest first; the following pages are read as the reader comes near the end. */
export function TrajectoryTable({
  first,
  rowCount,
  filter,
  loadMore,
}: {
  first: ListingPage
  /** How many there are in all. */
  rowCount: number
  filter: TrajectoryFilter
  loadMore: (request: { filter: TrajectoryFilter; after: string }) => Promise<Result<ListingPage>>
}) {
  const [{ rows, next }, setPage] = useState(first)
  const [state, setState] = useState<'ready' | 'loading' | 'failed'>('ready')

  async function readOn() {
    if (next === null || state === 'loading') return
    setState('loading')
    const more = await loadMore({ filter, after: next }).catch(() => null)
    if (more?.ok) setPage({ rows: [...rows, ...more.value.rows], next: more.value.next })
    setState(more?.ok ? 'ready' : 'failed')
  }

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="min-h-0 flex-1">
        <VirtualTable
          label="Trajectories"
          columns={columns}
          rows={rows}
          rowCount={Math.max(rowCount, rows.length)}
          getRowKey={(row) => row.id}
          getRowHref={(row) => `/trajectories/${row.id}` as Route}
          onNearEnd={() => state === 'ready' && void readOn()}
        />
      </div>
      {state === 'failed' && (
        <Notice
          tone="problem"
          className="m-2"
          action={
            <Button size="small" onClick={() => void readOn()}>
              Read on
            </Button>
          }
        >
          The rows after the first {formatCount(rows.length)} could not be read.
        </Notice>
      )}
    </div>
  )
}

const columns: VirtualColumn<TrajectoryListing>[] = [
  { key: 'question', header: 'Question', width: 'minmax(200px, 3fr)', cell: (row) => row.question },
  {
    key: 'outcome',
    header: 'Outcome',
    width: 'minmax(148px, 1fr)',
    cell: (row) => <OutcomeBadge outcome={row.outcome} reason={row.reason} />,
  },
  {
    key: 'tools',
    header: 'Tools',
    width: 'minmax(160px, 2fr)',
    cell: (row) => <ToolNames tools={row.tools} />,
  },
  { key: 'calls', header: 'Calls', width: '56px', numeric: true, cell: (row) => formatCount(row.callCount) },
  {
    key: 'failures',
    header: 'Failed',
    width: '56px',
    numeric: true,
    cell: (row) =>
      row.failureCount === 0 ? <span className="text-ink-faint">0</span> : formatCount(row.failureCount),
  },
  {
    key: 'score',
    header: 'Score',
    width: '104px',
    numeric: true,
    cell: (row) => <ScoreFigure score={row.score} unjudgedCount={row.unjudgedCount} />,
  },
  {
    key: 'agent',
    header: 'Agent',
    width: '104px',
    cell: (row) => <AuthorMark author={actorNamed(row.agent)} />,
  },
  {
    key: 'age',
    header: 'Made',
    width: '96px',
    numeric: true,
    cell: (row) => <RelativeTime at={row.createdAt} />,
  },
]
