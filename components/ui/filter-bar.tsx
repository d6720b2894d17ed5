import type { ReactNode } from 'react'
import { counted, formatCount } from '@/lib/shared/format'

/** The one line above a list: its filters, and always how many of how many are shown. */
export function FilterBar({
  shown,
  total,
  filters = 0,
  noun,
  actions,
  children,
}: {
  shown: number
  /** Of how many; null when counting them all would keep the reader waiting. */
  total: number | null
  /** How many filters are in force. */
  filters?: number
  /** Plural: "tools". */
  noun: string
  /** At the right end: what is done with the list. */
  actions?: ReactNode
  children?: ReactNode
}) {
  return (
    <search className="flex min-h-11 shrink-0 flex-wrap items-center gap-2 border-line border-b px-4 py-1.5">
      {children}
      <p role="status" className="ml-auto whitespace-nowrap text-ink-faint text-meta">
        <span className="text-ink-soft tabular-nums">
          {formatCount(shown)}
          {total !== null && total !== shown && ` of ${formatCount(total)}`}
        </span>{' '}
        {noun}
        {filters > 0 && ` · ${counted(filters, 'filter')}`}
      </p>
      {actions}
    </search>
  )
}
