import type { Route } from 'next'
import Link from 'next/link'
import { Table, TableCell, TableHead, TableRow } from '@/components/ui/table'

/** One item of a job: what became of it, why, and what it made. */
export interface JobItem {
  ordinal: number
  outcome: string
  reason: string | null
  detail: string | null
  resultId: string | null
}

/** Items with outcome and reason; those that made a trajectory lead to it. */
export function JobItemTable({ items }: { items: readonly JobItem[] }) {
  return (
    <div className="min-h-0 flex-1 overflow-auto">
      <Table aria-label="Items">
        <thead>
          <tr>
            <TableHead numeric>Item</TableHead>
            <TableHead>Outcome</TableHead>
            <TableHead>Reason</TableHead>
            <TableHead>Detail</TableHead>
            <TableHead>Result</TableHead>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <TableRow key={item.ordinal}>
              <TableCell numeric>{item.ordinal}</TableCell>
              <TableCell>{item.outcome}</TableCell>
              <TableCell className="font-mono">{item.reason ?? '–'}</TableCell>
              <TableCell className="w-full max-w-0 truncate text-ink-soft">{item.detail ?? '–'}</TableCell>
              <TableCell>
                {item.resultId ? (
                  <Link href={`/trajectories/${item.resultId}` as Route}>Open trajectory</Link>
                ) : (
                  <span className="text-ink-faint">–</span>
                )}
              </TableCell>
            </TableRow>
          ))}
        </tbody>
      </Table>
    </div>
  )
}
