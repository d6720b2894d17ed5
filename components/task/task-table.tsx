'use client'

import type { Route } from 'next'
import { useState } from 'react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { RelativeTime } from '@/components/ui/relative-time'
import { type VirtualColumn, VirtualTable } from '@/components/ui/virtual-table'
import { AuthorMark } from '@/components/verifier/author-mark'
import { formatCount } from '@/lib/shared/format'
import type { Result } from '@/lib/shared/result'
import type { TaskDimension, TaskFilter, TaskLevel, TaskMode, TaskReview } from '@/lib/task'
import type { Author } from '@/lib/verifier'
import { LevelMarks } from './level-marks'
import { OutcomeMark } from './outcome-mark'
import { ReviewBadge } from './review-badge'
import { AXIS_NAMES, MODE_NAMES } from './words'

/** The narrow facts of one task in a list. */
export interface TaskListing {
  id: string
  version: number
  question: string
  mode: TaskMode
  axis: NonNullable<TaskFilter['axis']>
  author: string
  authorKind: Author['kind']
  review: TaskReview
  reviewReason: string | null
  leak: string | null
  outcome: 'kept' | 'dropped' | 'quarantined' | null
  reason: string | null
  levels: { [dimension in TaskDimension]: TaskLevel | null }
  createdAt: Date
}

/** A page of a list and where the next one starts; null when there is none. */
export interface TaskListingPage {
  rows: TaskListing[]
  next: string | null
}

/** Tasks, newest first; the following pages are read as the reader comes near the end. */
export function TaskTable({
  first,
  rowCount,
  filter,
  loadMore,
}: {
  first: TaskListingPage
  rowCount: number
  filter: TaskFilter
  loadMore: (request: { filter: TaskFilter; after: string }) => Promise<Result<TaskListingPage>>
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
          label="Tasks"
          columns={columns}
          rows={rows}
          rowCount={Math.max(rowCount, rows.length)}
          getRowKey={(row) => row.id}
          getRowHref={(row) => `/tasks/${row.id}` as Route}
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

const columns: VirtualColumn<TaskListing>[] = [
  {
    key: 'question',
    header: 'Question',
    width: 'minmax(220px, 4fr)',
    cell: (row) => row.question,
  },
  {
    key: 'review',
    header: 'Review',
    width: 'minmax(104px, 1fr)',
    cell: (row) => <ReviewBadge review={row.review} reason={row.reviewReason} />,
  },
  { key: 'mode', header: 'Mode', width: '128px', cell: (row) => MODE_NAMES[row.mode] },
  {
    key: 'axis',
    header: 'Variation',
    width: '88px',
    cell: (row) =>
      row.axis === 'none' ? <span className="text-ink-faint">none</span> : AXIS_NAMES[row.axis],
  },
  {
    key: 'levels',
    header: 'Scores',
    width: '112px',
    cell: (row) => <LevelMarks mode={row.mode} levels={row.levels} />,
  },
  {
    key: 'outcome',
    header: 'Item',
    width: 'minmax(120px, 1fr)',
    cell: (row) =>
      row.leak !== null ? (
        <Badge tone="fail">
          names <span className="truncate font-mono">{row.leak}</span>
        </Badge>
      ) : (
        <OutcomeMark outcome={row.outcome} reason={row.reason} />
      ),
  },
  {
    key: 'author',
    header: 'Author',
    width: '96px',
    cell: (row) => <AuthorMark author={{ kind: row.authorKind, name: row.author }} />,
  },
  {
    key: 'age',
    header: 'Made',
    width: '88px',
    numeric: true,
    cell: (row) => <RelativeTime at={row.createdAt} />,
  },
]
