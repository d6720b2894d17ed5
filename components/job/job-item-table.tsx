import type { Route } from 'next'
import Link from 'next/link'
import { Table, TableCell, TableHead, TableRow } from '@/components/ui/table'
import { wordsOf } from '@/lib/shared/english'
import { formatCount } from '@/lib/shared/format'
import { type GivenUpPlan, ItemTries } from './item-tries'
import { OutcomeBadge } from './outcome-badge'

/** One item of a job: what became of it, why, and what it made. */
export interface JobItem {
  ordinal: number
  /** The gate at which it ended, for work that has several. */
  stage: string | null
  outcome: 'kept' | 'dropped' | 'quarantined'
  reason: string | null
  detail: string | null
  resultId: string | null
  /** What was tried before that; empty where nothing was. */
  tries: readonly GivenUpPlan[]
  task: { id: string; question: string } | null
}

/** Items with what was asked, where and why they ended; each leads to what it made, a trajectory or its task alone. */
export function JobItemTable({
  items,
  stageName,
  taskHref,
}: {
  items: readonly JobItem[]
  /** A gate as people call it. */
  stageName: (stage: string) => string
  taskHref: (taskId: string) => Route
}) {
  const hasStages = items.some(({ stage }) => stage !== null)
  const hasTasks = items.some(({ task }) => task !== null)
  return (
    <div className="min-h-0 flex-1 overflow-auto">
      <Table aria-label="Items">
        <thead>
          <tr>
            <TableHead numeric>Item</TableHead>
            {hasStages && <TableHead>Ended at</TableHead>}
            <TableHead>Outcome</TableHead>
            <TableHead>Reason</TableHead>
            <TableHead>{hasTasks ? 'Question, and why it ended' : 'Why'}</TableHead>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <TableRow key={item.ordinal} className="align-baseline">
              <TableCell numeric>{formatCount(item.ordinal)}</TableCell>
              {hasStages && (
                <TableCell className="whitespace-nowrap">{item.stage && stageName(item.stage)}</TableCell>
              )}
              <TableCell>
                <OutcomeBadge outcome={item.outcome} reason={null} />
              </TableCell>
              <TableCell className="whitespace-nowrap">
                {item.reason ? wordsOf(item.reason).join(' ') : '–'}
              </TableCell>
              <TableCell className="w-full max-w-0 py-1.5">
                <Asked item={item} taskHref={taskHref} />
                {item.detail ? (
                  <p className="mt-0.5 text-pretty break-words text-ink-soft leading-normal">{item.detail}</p>
                ) : (
                  !item.task && !item.resultId && <span className="text-ink-faint">–</span>
                )}
                {item.tries.length > 0 && <ItemTries tries={item.tries} />}
              </TableCell>
            </TableRow>
          ))}
        </tbody>
      </Table>
    </div>
  )
}

/** What was asked, as the way to what came of it. */
function Asked({ item, taskHref }: { item: JobItem; taskHref: (taskId: string) => Route }) {
  const href = item.resultId
    ? (`/trajectories/${item.resultId}` as Route)
    : item.task && taskHref(item.task.id)
  if (!href) return null
  return (
    <Link href={href} className="line-clamp-2 text-ink leading-normal no-underline hover:underline">
      {item.task?.question ?? 'Open trajectory'}
    </Link>
  )
}
