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

interface Held<Row, Place> extends ListPage<Row, Place> {
  list: string
  state: 'ready' | 'loading' | 'failed'
}

/**
 * A `VirtualTable` that reads on as its reader comes near the last row it has, and keeps the rows it has read for as
 * long as the list is the same.
 */
export function PagedTable<Row, Place>({
  list,
  first,
  rowCount,
  load,
  ...table
}: Omit<
  ComponentProps<typeof VirtualTable<Row>>,
  'list' | 'rows' | 'rowCount' | 'onNearEnd' | 'className'
> & {
  /** Which list this is; another one begins with its own first rows. */
  list: string
  first: ListPage<Row, Place>
  /** How many there are in all. */
  rowCount: number
  load: (after: Place) => Promise<Result<ListPage<Row, Place>>>
}) {
  const [held, setHeld] = useState<Held<Row, Place>>({ list, state: 'ready', ...first })
  if (held.list !== list) setHeld({ list, state: 'ready', ...first })
  const { rows, next, state } = held

  async function readOn() {
    if (next === null || state === 'loading') return
    const tell = (news: Partial<Held<Row, Place>>) =>
      setHeld((now) => (now.list === list ? { ...now, ...news } : now))
    tell({ state: 'loading' })
    const more = await load(next).catch(() => null)
    tell(
      more?.ok
        ? { state: 'ready', rows: [...rows, ...more.value.rows], next: more.value.next }
        : { state: 'failed' },
    )
  }

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="min-h-0 flex-1">
        <VirtualTable
          {...table}
          list={list}
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
