'use client'

import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import type { Route } from 'next'
import Link from 'next/link'
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import { cx } from './cx'
import { LinkPending } from './link-pending'
import { useBeginning } from './use-beginning'
import { useRowHeight } from './use-row-height'

export interface VirtualColumn<Row> {
  key: string
  header: ReactNode
  /** A CSS grid track: `96px`, `minmax(0, 2fr)`. */
  width: string
  /** Figures: mono and right-aligned. */
  numeric?: boolean
  cell: (row: Row) => ReactNode
}

/**
 * A full-height list of any length: only the rows in sight are in the page, the head stays, and screen readers are
 * told the true count. The first column is a link over its whole row. One row takes the focus: arrows or j/k
 * walk, Home and End jump, Enter opens. Give the table a parent of definite height.
 */
export function VirtualTable<Row>({
  label,
  list = label,
  columns,
  rows,
  rowCount = rows.length,
  getRowKey,
  getRowHref,
  selectedKey,
  onNearEnd,
  className,
}: {
  /** What the table lists, read aloud. */
  label: string
  /** Which list the rows are of: another one is shown from its beginning, in the rows that are there. */
  list?: string
  columns: readonly VirtualColumn<Row>[]
  rows: readonly Row[]
  /** How many there are in all, when `rows` is only what has been loaded so far. */
  rowCount?: number
  getRowKey: (row: Row) => string
  getRowHref?: (row: Row) => Route
  selectedKey?: string
  /** Called when the reader comes within two screens of the last loaded row; may be called again. */
  onNearEnd?: () => void
  className?: string
}) {
  const scroller = useRef<HTMLDivElement>(null)
  const awaited = useRef<number | null>(null)
  const selectedIndex = rows.findIndex((row) => getRowKey(row) === selectedKey)
  const [focused, setFocused] = useState({ list, index: Math.max(0, selectedIndex) })
  const rowHeight = useRowHeight()
  const current = focused.list === list ? Math.min(focused.index, Math.max(0, rows.length - 1)) : 0
  useBeginning(scroller, list)

  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollMargin: rowHeight,
    scrollPaddingStart: rowHeight,
    initialRect: { width: 0, height: 800 },
    initialOffset: selectedIndex > 12 ? (selectedIndex - 6) * rowHeight : 0,
    // The focused row stays in the page while it is scrolled out of sight; otherwise the focus would fall off.
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), current])].sort((a, b) => a - b),
    onChange: (instance) => {
      const { range, scrollRect } = instance
      if (!range || !scrollRect || rows.length >= rowCount) return
      if (rows.length - range.endIndex < (2 * scrollRect.height) / rowHeight) onNearEnd?.()
    },
  })

  function keyAt(index: number): string {
    const row = rows[index]
    return row === undefined ? String(index) : getRowKey(row)
  }

  function focusRow(index: number) {
    const target = Math.max(0, Math.min(rows.length - 1, index))
    setFocused({ list, index: target })
    virtualizer.scrollToIndex(target)
    const mounted = scroller.current?.querySelector<HTMLElement>(`[data-row="${target}"]`)
    if (mounted) mounted.focus({ preventScroll: true })
    else awaited.current = target
  }

  function walk(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2)
    const moves: Record<string, number> = {
      ArrowDown: current + 1,
      j: current + 1,
      ArrowUp: current - 1,
      k: current - 1,
      PageDown: current + page,
      PageUp: current - page,
      Home: 0,
      End: rows.length - 1,
    }
    const target = moves[event.key]
    if (target === undefined) return
    event.preventDefault()
    event.stopPropagation()
    focusRow(target)
  }

  const tracks = { gridTemplateColumns: columns.map((column) => column.width).join(' ') }
  return (
    <div ref={scroller} className={cx('relative h-full min-h-0 overflow-auto text-meta', className)}>
      <table
        aria-label={label}
        aria-rowcount={rowCount + 1}
        aria-colcount={columns.length}
        className="grid min-w-full"
      >
        <thead className="sticky top-0 z-10 grid bg-paper">
          <tr aria-rowindex={1} style={tracks} className="grid h-row items-center border-line border-b px-4">
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                className={cx(
                  'truncate px-1.5 font-medium text-ink-faint first:pl-0 last:pr-0',
                  column.numeric ? 'text-right' : 'text-left',
                )}
              >
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="relative grid" style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, start, key }) => {
            const row = rows[index]
            if (row === undefined) return null
            const href = getRowHref?.(row)
            const isSelected = selectedKey !== undefined && keyAt(index) === selectedKey
            return (
              <tr
                key={key}
                aria-rowindex={index + 2}
                aria-current={isSelected || undefined}
                style={{ ...tracks, transform: `translateY(${start - rowHeight}px)` }}
                className={cx(
                  'absolute inset-x-0 top-0 grid h-row items-center border-line border-b px-4',
                  isSelected ? 'bg-selected shadow-[inset_2px_0_0_var(--accent)]' : 'hover:bg-hover',
                )}
              >
                {columns.map((column, place) => (
                  <td
                    key={column.key}
                    className={cx(
                      'min-w-0 truncate px-1.5 first:pl-0 last:pr-0',
                      column.numeric && 'figures text-right',
                    )}
                  >
                    {place === 0 && href !== undefined ? (
                      <Link
                        href={href}
                        prefetch={false}
                        data-row={index}
                        tabIndex={index === current ? 0 : -1}
                        onFocus={() => setFocused({ list, index })}
                        onKeyDown={walk}
                        ref={(link) => {
                          if (!link || awaited.current !== index) return
                          awaited.current = null
                          link.focus({ preventScroll: true })
                        }}
                        className={rowLinkLook}
                      >
                        {column.cell(row)}
                        <LinkPending />
                      </Link>
                    ) : (
                      column.cell(row)
                    )}
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

// The link is laid over its whole row, and so is its focus ring.
const rowLinkLook =
  'no-underline outline-none after:absolute after:inset-0 focus-visible:after:rounded-[2px] focus-visible:after:outline-2 focus-visible:after:outline-focus focus-visible:after:-outline-offset-2'
