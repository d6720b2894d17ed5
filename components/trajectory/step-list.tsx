'use client'

import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef, useState } from 'react'
import type { SkeletonStep } from '@/lib/trajectory'
import type { LineageLinks, LoadSteps, TrajectoryReading } from './reading'
import { authorOf } from './step-author'
import { estimateStepHeight } from './step-height'
import { StepRow } from './step-row'
import { useCursorInSight } from './use-cursor-in-sight'
import { useStepBodies } from './use-step-bodies'

/**
 * Every step in order, of any number: only those in sight are in the page, and only their bodies are read. It
 * renders kinds and knows none.
 */
export function StepList({
  reading,
  toolLinks,
  skeleton,
  cursor,
  onSelect,
  onCopyLink,
  loadSteps,
}: {
  reading: Pick<TrajectoryReading, 'id' | 'agent' | 'record' | 'lineage'>
  toolLinks: LineageLinks['tools']
  skeleton: readonly SkeletonStep[]
  cursor: number
  onSelect: (ordinal: number) => void
  onCopyLink: (ordinal: number) => void
  loadSteps: LoadSteps
}) {
  const { id, agent, record, lineage } = reading
  const { backend, user = null, distractors = [] } = record
  const cast = { agent, backend, user, taskAuthor: lineage.task.author }
  const irrelevant = new Set(distractors)
  const scroller = useRef<HTMLElement>(null)
  const heightAt = (index: number) => {
    const step = skeleton[index]
    return step ? estimateStepHeight(step) : 0
  }
  const [initialOffset] = useState(() => {
    let above = 0
    for (let index = 0; index < cursor; index++) above += heightAt(index)
    return above
  })
  const virtualizer = useVirtualizer({
    count: skeleton.length,
    getScrollElement: () => scroller.current,
    estimateSize: heightAt,
    overscan: 4,
    initialOffset,
    initialRect: { width: 0, height: 800 },
  })
  const items = virtualizer.getVirtualItems()
  const bodies = useStepBodies(
    loadSteps,
    id,
    skeleton.length,
    items.at(0)?.index ?? 0,
    items.at(-1)?.index ?? -1,
  )
  useCursorInSight(virtualizer, cursor, scroller)

  return (
    <section
      ref={scroller}
      aria-label="Steps"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
      tabIndex={0}
      className="h-full min-h-0 overflow-y-auto -outline-offset-2"
    >
      <div className="relative" style={{ height: virtualizer.getTotalSize() }}>
        {items.map(({ index, start, key }) => {
          const step = skeleton[index]
          if (!step) return null
          const body = bodies.at(index)
          return (
            <div
              key={key}
              data-index={index}
              ref={virtualizer.measureElement}
              className="absolute inset-x-0 top-0"
              // A body that is not here yet has its room kept: what is below it stays where it was when it comes.
              style={{
                transform: `translateY(${start}px)`,
                minHeight: body === 'loading' ? heightAt(index) : 0,
              }}
            >
              <StepRow
                toolLinks={toolLinks}
                ordinal={index}
                skeleton={step}
                step={body}
                author={typeof body === 'string' ? null : authorOf(body, cast)}
                isReplied={skeleton[index + 1]?.kind === 'message'}
                isIrrelevant={step.tool !== null && irrelevant.has(step.tool)}
                opensTurn={step.turn > 0 && step.turn !== skeleton[index - 1]?.turn}
                isCurrent={index === cursor}
                onSelect={onSelect}
                onRetry={bodies.retry}
                onCopyLink={onCopyLink}
              />
            </div>
          )
        })}
      </div>
    </section>
  )
}
