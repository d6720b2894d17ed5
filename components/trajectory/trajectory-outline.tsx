'use client'

import { useVirtualizer } from '@tanstack/react-virtual'
import { useMemo, useRef } from 'react'
import { ToolName } from '@/components/tool/tool-name'
import { cx } from '@/components/ui/cx'
import { useRowHeight } from '@/components/ui/use-row-height'
import type { SkeletonStep } from '@/lib/trajectory'
import { type OutlineRow, outlineOf } from './outline'
import { StepLink } from './step-link'
import { StepStatus } from './step-status'
import { stepKinds } from './steps/step-kinds'
import { useCursorInSight } from './use-cursor-in-sight'

/** The record at a glance, one line a step, turns numbered at the left; follows the reader. */
export function TrajectoryOutline({
  skeleton,
  cursor,
  onSelect,
}: {
  skeleton: readonly SkeletonStep[]
  cursor: number
  onSelect: (ordinal: number) => void
}) {
  const scroller = useRef<HTMLElement>(null)
  const rows = useMemo(() => outlineOf(skeleton), [skeleton])
  const current = rows.findLastIndex((row) => row.ordinal <= cursor)
  const rowHeight = useRowHeight()
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
    initialOffset: Math.max(0, current - 6) * rowHeight,
    initialRect: { width: 0, height: 800 },
  })
  useCursorInSight(virtualizer, Math.max(0, current), scroller)

  return (
    <nav ref={scroller} aria-label="Outline" className="h-full min-h-0 overflow-y-auto py-1">
      <div className="relative" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start, key }) => {
          const row = rows[index]
          if (!row) return null
          return (
            <StepLink
              key={key}
              ordinal={row.ordinal}
              onSelect={onSelect}
              isCurrent={index === current}
              className={cx(
                'absolute inset-x-0 top-0 flex h-row items-center gap-2 overflow-hidden pr-3 pl-2 text-ink-soft text-meta no-underline -outline-offset-2 hover:bg-hover',
                index === current && 'bg-selected text-ink shadow-[inset_2px_0_0_var(--accent)]',
              )}
              style={{ transform: `translateY(${start}px)` }}
            >
              <OutlineLine row={row} />
            </StepLink>
          )
        })}
      </div>
    </nav>
  )
}

function OutlineLine({ row }: { row: OutlineRow }) {
  const { title, Icon } = stepKinds[row.kind]
  return (
    <>
      <span className="figures w-8 shrink-0 text-right text-ink-faint">
        {row.turn !== null && (
          <>
            <span className="sr-only">turn </span>
            {row.turn}
          </>
        )}
      </span>
      <Icon aria-hidden className="size-3.5 shrink-0 text-ink-faint" />
      <span className="sr-only">{title}: </span>
      {row.tool ? <ToolName tool={row.tool} /> : <span className="truncate">{row.label || title}</span>}
      <span className="ml-auto shrink-0">
        <StepStatus status={row.status} isBrief />
      </span>
    </>
  )
}
