'use client'

import type { Route } from 'next'
import { OutcomeBadge } from '@/components/job/outcome-badge'
import { ToolNames } from '@/components/tool/tool-name'
import { type ListPage, PagedTable } from '@/components/ui/paged-table'
import { RelativeTime } from '@/components/ui/relative-time'
import type { VirtualColumn } from '@/components/ui/virtual-table'
import { AuthorMark } from '@/components/verifier/author-mark'
import { formatCount } from '@/lib/shared/format'
import type { Result } from '@/lib/shared/result'
import { queryOf, type TrajectoryFacts, type TrajectoryFilter } from '@/lib/trajectory'
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

/** Trajectories, newest first; the following pages are read as the reader comes near the end. */
export function TrajectoryTable({
  first,
  rowCount,
  filter,
  loadMore,
}: {
  first: ListPage<TrajectoryListing>
  /** How many there are in all. */
  rowCount: number
  filter: TrajectoryFilter
  loadMore: (request: {
    filter: TrajectoryFilter
    after: string
  }) => Promise<Result<ListPage<TrajectoryListing>>>
}) {
  return (
    <PagedTable
      label="Trajectories"
      list={`${queryOf(filter)} ${first.rows[0]?.id}`}
      columns={columns}
      first={first}
      rowCount={rowCount}
      getRowKey={(row) => row.id}
      getRowHref={(row) => `/trajectories/${row.id}` as Route}
      load={(after) => loadMore({ filter, after })}
    />
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
