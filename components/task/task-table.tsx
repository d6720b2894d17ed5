'use client'

import type { Route } from 'next'
import { OutcomeBadge } from '@/components/job/outcome-badge'
import { Badge } from '@/components/ui/badge'
import { type ListPage, PagedTable } from '@/components/ui/paged-table'
import { RelativeTime } from '@/components/ui/relative-time'
import type { VirtualColumn } from '@/components/ui/virtual-table'
import { AuthorMark } from '@/components/verifier/author-mark'
import type { Result } from '@/lib/shared/result'
import {
  type TaskDimension,
  type TaskFilter,
  type TaskLevel,
  type TaskMode,
  type TaskReview,
  taskQueryOf,
} from '@/lib/task'
import type { Author } from '@/lib/verifier'
import { LevelMarks } from './level-marks'
import { ReviewBadge } from './review-badge'
import { augmentationNames, modeNames } from './words'

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

/** Tasks, newest first; the following pages are read as the reader comes near the end. */
export function TaskTable({
  first,
  rowCount,
  filter,
  loadMore,
}: {
  first: ListPage<TaskListing>
  rowCount: number
  filter: TaskFilter
  loadMore: (request: { filter: TaskFilter; after: string }) => Promise<Result<ListPage<TaskListing>>>
}) {
  return (
    <PagedTable
      label="Tasks"
      list={`${taskQueryOf(filter)} ${first.rows[0]?.id}`}
      columns={columns}
      first={first}
      rowCount={rowCount}
      getRowKey={(row) => row.id}
      getRowHref={(row) => `/tasks/${row.id}` as Route}
      load={(after) => loadMore({ filter, after })}
    />
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
  { key: 'mode', header: 'Mode', width: '128px', cell: (row) => modeNames[row.mode].inList },
  {
    key: 'axis',
    header: 'Variation',
    width: '88px',
    cell: (row) =>
      row.axis === 'none' ? <span className="text-ink-faint">none</span> : augmentationNames[row.axis].inList,
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
      ) : row.outcome === null ? (
        <span className="text-ink-faint text-meta">not recorded</span>
      ) : (
        <OutcomeBadge outcome={row.outcome} reason={row.reason} />
      ),
  },
  {
    key: 'author',
    header: 'Author',
    width: '108px',
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
