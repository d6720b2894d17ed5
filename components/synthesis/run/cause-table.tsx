import type { Route } from 'next'
import Link from 'next/link'
import { Table, TableCell, TableHead, TableRow } from '@/components/ui/table'
import { formatCount } from '@/lib/shared/format'
import { inWords, stageTitle } from '../names'

/** Items that ended for one cause: the same words but for names and numbers. */
export interface CauseLine {
  stage: string | null
  outcome: string
  reason: string | null
  example: string | null
  count: number
  ordinal: number
}

/** Why items were not kept, the most frequent cause first; each opens its items. */
export function CauseTable({
  causes,
  hrefOf,
}: {
  causes: readonly CauseLine[]
  hrefOf: (cause: CauseLine) => Route
}) {
  if (causes.length === 0) return <p className="px-4 py-2 text-ink-soft">Nothing was dropped so far.</p>
  return (
    <Table aria-label="Causes">
      <thead>
        <tr>
          <TableHead numeric>Items</TableHead>
          <TableHead>Stage</TableHead>
          <TableHead>Cause, as the first of them has it</TableHead>
        </tr>
      </thead>
      <tbody>
        {causes.map((cause) => (
          <TableRow key={`${cause.stage} ${cause.reason} ${cause.ordinal}`} className="align-baseline">
            <TableCell numeric>
              <Link href={hrefOf(cause)} prefetch={false} className="no-underline hover:underline">
                {formatCount(cause.count)}
              </Link>
            </TableCell>
            <TableCell className="whitespace-nowrap">{stageTitle(cause.stage ?? '').title}</TableCell>
            <TableCell className="w-full max-w-0" title={cause.example ?? undefined}>
              <span className="line-clamp-2 leading-normal">
                <span className={cause.outcome === 'dropped' ? 'text-fail' : 'text-unjudged'}>
                  <span aria-hidden>{cause.outcome === 'dropped' ? '✕' : '▨'}</span>{' '}
                  {inWords(cause.reason ?? 'no reason')}
                </span>{' '}
                <span className="text-ink-soft">{cause.example}</span>
              </span>
            </TableCell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  )
}
