'use client'

import { type ComponentProps, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { VirtualTable } from '@/components/ui/virtual-table'
import { formatCount } from '@/lib/shared/format'
import type { Result } from '@/lib/shared/result'

/** The rows from an offset on, as many as one answer holds. */
type LoadRows<Row> = (offset: number) => Promise<Result<Row[]>>

/**
 * A `VirtualTable` that reads on as its reader comes near the last row it has. It keeps the rows it has read: give
 * it a new `key` when the list is another one.
 */
export function PagedTable<Row>({
  first,
  rowCount,
  load,
  ...table
}: Omit<ComponentProps<typeof VirtualTable<Row>>, 'rows' | 'rowCount' | 'onNearEnd' | 'className'> & {
  first: readonly Row[]
  /** How many there are in all. */
  rowCount: number
  load: LoadRows<Row>
}) {
  const [rows, setRows] = useState(first)
  const [state, setState] = useState<'ready' | 'loading' | 'failed' | 'over'>('ready')

  async function readOn() {
    if (state === 'loading') return
    setState('loading')
    const more = await load(rows.length).catch(() => null)
    if (!more?.ok) return setState('failed')
    setRows([...rows, ...more.value])
    // Rows that were removed meanwhile never come; asking again would never end.
    setState(more.value.length === 0 ? 'over' : 'ready')
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
