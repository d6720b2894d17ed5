import type { Route } from 'next'
import Link from 'next/link'
import { Table, TableCell, TableHead, TableRow } from '@/components/ui/table'
import { formatCount } from '@/lib/shared/format'
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
  tries: readonly { chain: string[] | null; reason: string; detail: string | null }[]
  task: { id: string; question: string } | null
}

/** Items with what was asked, where and why they ended; each leads to what it made, a trajectory or its task alone. */
export function JobItemTable({
  items,
  taskHref,
}: {
  items: readonly JobItem[]
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
            <TableRow key={item.ordinal} className="align-top">
              <TableCell numeric>{formatCount(item.ordinal)}</TableCell>
              {hasStages && <TableCell className="whitespace-nowrap">{item.stage}</TableCell>}
              <TableCell>
                <OutcomeBadge outcome={item.outcome} reason={null} />
              </TableCell>
              <TableCell className="whitespace-nowrap font-mono">{item.reason ?? '–'}</TableCell>
              <TableCell className="w-full max-w-0 py-1.5">
                <Asked item={item} taskHref={taskHref} />
                {item.detail ? (
                  <p className="mt-0.5 text-pretty break-words text-ink-soft leading-normal">{item.detail}</p>
                ) : (
                  !item.task && !item.resultId && <span className="text-ink-faint">–</span>
                )}
                {item.tries.length > 0 && (
                  <details className="mt-0.5 text-ink-soft text-meta">
                    <summary>
                      {item.tries.length === 1 ? 'One plan' : `${item.tries.length} plans`} given up before
                    </summary>
                    <ol className="mt-0.5 grid gap-0.5">
                      {item.tries.map(({ chain, reason, detail }, at) => (
                        // biome-ignore lint/suspicious/noArrayIndexKey: the same plan may be tried twice
                        <li key={at} className="text-pretty break-words">
                          {chain && <span className="font-mono">{chain.map(nameOf).join(' → ')}</span>}{' '}
                          {detail ?? reason}
                        </li>
                      ))}
                    </ol>
                  </details>
                )}
              </TableCell>
            </TableRow>
          ))}
        </tbody>
      </Table>
    </div>
  )
}

const nameOf = (key: string): string => key.slice(key.indexOf('/') + 1)

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
