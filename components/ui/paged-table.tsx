'use client'

import { type ComponentProps, useState } from 'react'
import { formatCount } from '@/lib/shared/format'
import type { Result } from '@/lib/shared/result'
import { Button } from './button'
import { Notice } from './notice'
import { VirtualTable } from './virtual-table'

/** A page of a list and where the next one starts; null when there is none. */
export interface ListPage<Row, Place = string> {
  rows: readonly Row[]
  next: Place | null
}

/** The rows from an offset on. Rows that were removed meanwhile never come; asking again for none would never end. */
export const pageFrom = <Row,>(offset: number, rows: readonly Row[]): ListPage<Row, number> => ({
  rows,
  next: rows.length === 0 ? null : offset + rows.length,
})

/**
 * A `VirtualTable` that reads on as its reader comes near the last row it has. It keeps the rows it has read: give
 * it a new `key` when the list is another one.
 */
export function PagedTable<Row, Place>({
  first,
  rowCount,
  load,
  ...table
}: Omit<ComponentProps<typeof VirtualTable<Row>>, 'rows' | 'rowCount' | 'onNearEnd' | 'className'> & {
  first: ListPage<Row, Place>
  /** How many there are in all. */
  rowCount: number
  load: (after: Place) => Promise<Result<ListPage<Row, Place>>>
}) {
  const [{ rows, next }, setPage] = useState(first)
  const [state, setState] = useState<'ready' | 'loading' | 'failed'>('ready')

  async function readOn() {
    if (next === null || state === 'loading') return
    setState('loading')
    const more = await load(next).catch(() => null)
    if (more?.ok) setPage({ rows: [...rows, ...more.value.rows], next: more.value.next })
    setState(more?.ok ? 'ready' : 'failed')
  }

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="min-h-0 flex-1">
        <VirtualTable
          {...table}
          rows={rows}
          rowCount={Math.max(rowCount, rows.length)}
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
