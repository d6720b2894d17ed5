'use client'

import { useMemo } from 'react'
import { EmptyState } from '@/components/ui/empty-state'
import { SplitPane } from '@/components/ui/split-pane'
import { toast } from '@/components/ui/toaster'
import { useCommands } from '@/components/ui/use-commands'
import { JudgedAndMarked } from './judged-and-marked'
import { callFrom, firstFailure } from './jumps'
import type { Marking } from './marking'
import { type PackedSkeleton, unpackSkeleton } from './packed-skeleton'
import type { LineageLinks, LoadSteps, TrajectoryReading } from './reading'
import { StepList } from './step-list'
import { StepToolbar } from './step-toolbar'
import { TrajectoryFactsPanel } from './trajectory-facts'
import { TrajectoryOutline } from './trajectory-outline'
import { addressOf, useStepCursor } from './use-step-cursor'

/**
 * The reader: outline, steps, and what is known about the whole. It opens from the skeleton alone and reads
 * bodies as they come into sight, so the length of a record does not matter.
 */
export function TrajectoryView({
  reading,
  skeleton: packed,
  links,
  marking,
  initialStep,
  loadSteps,
}: {
  reading: TrajectoryReading
  skeleton: PackedSkeleton
  links: LineageLinks
  marking: Marking
  /** The step that the address names; 0 when it names none. */
  initialStep: number
  loadSteps: LoadSteps
}) {
  const skeleton = useMemo(() => unpackSkeleton(packed), [packed])
  const [cursor, select] = useStepCursor(initialStep)
  const failure = firstFailure(skeleton)

  const move = (by: 1 | -1) => select(Math.max(0, Math.min(skeleton.length - 1, cursor + by)))

  function moveToCall(direction: 1 | -1) {
    const call = callFrom(skeleton, cursor, direction)
    if (call === null)
      toast(direction === 1 ? 'No call comes after this step.' : 'No call comes before this step.')
    else select(call)
  }

  function moveToFirstFailure() {
    if (failure === null) return void toast('No call of this trajectory failed.')
    select(failure.ordinal)
    toast(
      `Step ${failure.ordinal}: ${failure.isInjected ? 'made to fail by the emulator' : 'the call failed'}.`,
    )
  }

  function copyLink(ordinal: number) {
    navigator.clipboard.writeText(addressOf(ordinal)).then(
      () => toast.success(`Link to step ${ordinal} copied.`),
      () => toast.error('The browser refused the clipboard; the address line holds the link.'),
    )
  }

  useCommands('Trajectory', [
    { name: 'trajectory.next-step', label: 'Next step', shortcut: 'j', run: () => move(1) },
    { name: 'trajectory.previous-step', label: 'Previous step', shortcut: 'k', run: () => move(-1) },
    { name: 'trajectory.next-call', label: 'Next tool call', shortcut: 'shift+j', run: () => moveToCall(1) },
    {
      name: 'trajectory.previous-call',
      label: 'Previous tool call',
      shortcut: 'shift+k',
      run: () => moveToCall(-1),
    },
    { name: 'trajectory.first-failure', label: 'First failure', shortcut: 'e', run: moveToFirstFailure },
    { name: 'trajectory.first-step', label: 'First step', shortcut: 'g g', run: () => select(0) },
    {
      name: 'trajectory.last-step',
      label: 'Last step',
      shortcut: 'shift+g',
      run: () => select(Math.max(0, skeleton.length - 1)),
    },
    {
      name: 'trajectory.copy-link',
      label: 'Copy link to this step',
      shortcut: 'y',
      run: () => copyLink(cursor),
    },
  ])

  const outline = <TrajectoryOutline skeleton={skeleton} cursor={cursor} onSelect={select} />
  const steps =
    skeleton.length === 0 ? (
      <EmptyState sentence="This trajectory ended before its first step; the facts say why." />
    ) : (
      <div className="flex h-full min-h-0 flex-col">
        <StepToolbar
          cursor={cursor}
          stepCount={skeleton.length}
          turn={skeleton[cursor]?.turn ?? 0}
          hasFailure={failure !== null}
          onMove={move}
          onFirstFailure={moveToFirstFailure}
          onCopyLink={() => copyLink(cursor)}
        />
        <div className="min-h-0 flex-1">
          <StepList
            reading={reading}
            skeleton={skeleton}
            toolLinks={links.tools}
            cursor={cursor}
            onSelect={select}
            onCopyLink={copyLink}
            loadSteps={loadSteps}
          />
        </div>
      </div>
    )
  const inspector = (
    <div className="h-full min-h-0 overflow-y-auto">
      <JudgedAndMarked reading={reading} marking={marking} onSelect={select}>
        {(isHiding) => <TrajectoryFactsPanel reading={reading} links={links} isHiding={isHiding} />}
      </JudgedAndMarked>
    </div>
  )
  return (
    <SplitPane
      id="trajectory-reader"
      panes={[
        { id: 'outline', content: outline, defaultSize: '22%', minSize: '160px' },
        { id: 'steps', content: steps, minSize: '360px' },
        { id: 'inspector', content: inspector, defaultSize: '27%', minSize: '220px' },
      ]}
    />
  )
}
