'use client'

import type { ReactNode } from 'react'
import { Group, Panel, Separator } from 'react-resizable-panels'
import { cx } from './cx'
import { useRememberedLayout } from './use-remembered-layout'

export interface Pane {
  id: string
  content: ReactNode
  /** Sizes take a CSS length (`280px`) or a percentage (`30%`). */
  defaultSize?: string
  minSize?: string
  maxSize?: string
}

/** Panes side by side (or above each other) with handles between them; each reader's sizes are remembered by `id`. */
export function SplitPane({
  id,
  panes,
  orientation = 'horizontal',
  className,
}: {
  /** Unique in the studio: `trajectory-reader`. */
  id: string
  panes: readonly Pane[]
  orientation?: 'horizontal' | 'vertical'
  className?: string
}) {
  const { groupRef, remember } = useRememberedLayout(id)
  const isHorizontal = orientation === 'horizontal'
  return (
    <Group
      id={id}
      groupRef={groupRef}
      orientation={orientation}
      onLayoutChanged={(layout, { isUserInteraction }) => isUserInteraction && remember(layout)}
      className={cx('h-full min-h-0', className)}
    >
      {panes.flatMap((pane, index) => [
        index > 0 && (
          <Separator
            key={`before-${pane.id}`}
            className={cx(
              'relative shrink-0 bg-line outline-none transition-colors duration-100 hover:bg-line-strong focus-visible:bg-focus data-[separator=active]:bg-accent',
              isHorizontal ? 'w-px' : 'h-px',
            )}
          />
        ),
        <Panel
          key={pane.id}
          id={pane.id}
          defaultSize={pane.defaultSize}
          minSize={pane.minSize}
          maxSize={pane.maxSize}
          className="min-h-0 min-w-0"
        >
          {pane.content}
        </Panel>,
      ])}
    </Group>
  )
}
