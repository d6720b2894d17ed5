'use client'

import type { Route } from 'next'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { type ReactNode, useRef, useState, useTransition } from 'react'
import { OutcomeBadge } from '@/components/job/outcome-badge'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { RelativeTime } from '@/components/ui/relative-time'
import { toast } from '@/components/ui/toaster'
import { useCommands } from '@/components/ui/use-commands'
import { DIMENSIONS, type Dimension, type Mark, standingMarks } from '@/lib/trajectory'
import { DimensionMarks } from './dimension-marks'
import { JudgementPanel } from './judgement-panel'
import type { Marking } from './marking'
import type { TrajectoryReading } from './reading'
import { ScoreFigure } from './score-figure'
import { useMarkerName } from './use-marker-name'

/**
 * What the judge says and what people say, dimension by dimension. Whoever comes from the queue marks before seeing the
 * judge: a verdict shows once the dimension is marked, so that the judge does not lead the hand that measures it.
 */
export function JudgedAndMarked({
  reading,
  marking,
  onSelect,
  children,
}: {
  reading: TrajectoryReading
  marking: Marking
  onSelect: (ordinal: number) => void
  /** What else is known; told whether something of the judge is still hidden. */
  children: (isHiding: boolean) => ReactNode
}) {
  const [person, setPerson] = useMarkerName()
  const [isMarking, setMarking] = useState(marking.queue !== null)
  const [isBlind, setBlind] = useState(marking.queue !== null)
  const [marks, setMarks] = useState<readonly Mark[]>(marking.marks)
  const [isBusy, startBusy] = useTransition()
  const frame = useRef<HTMLDivElement>(null)
  const router = useRouter()
  const mine = standingMarks(marks).filter((mark) => mark.person === person)
  const isHidden = (dimension: Dimension) => isBlind && !mine.some((mark) => mark.dimension === dimension)
  const isHiding = DIMENSIONS.some(isHidden)

  async function mark(dimension: Dimension, score: number | null, sentence: string | null) {
    if (person === '') return void toast.error('Say who marks first.')
    const made = await marking.markDimension({ trajectoryId: reading.id, dimension, score, sentence, person })
    if (made.ok) setMarks((before) => [...before, made.value])
    else toast.error(made.problem.message)
  }

  const goToNext = () =>
    startBusy(async () => {
      if (person === '') return void toast.error('Say who marks first.')
      const { seed, jobId } = marking.queue ?? { seed: 1 }
      const queue = await marking.nextToMark({ person, seed, jobId })
      if (!queue.ok) return void toast.error(queue.problem.message)
      if (queue.value.next === null) return void toast.success('You have marked everything there is.')
      router.push(`/trajectories/${queue.value.next}?queue=${seed}${jobId ? `&job=${jobId}` : ''}` as Route)
    })

  function toggleMarking() {
    setMarking(!isMarking)
    setBlind(false)
    // The first thing to fill in; it is there once this has been drawn.
    if (!isMarking) requestAnimationFrame(() => frame.current?.querySelector('input')?.focus())
  }

  useCommands('Marks', [
    {
      name: 'marks.toggle',
      label: isMarking ? 'Stop marking' : 'Mark this trajectory',
      shortcut: 'm',
      run: toggleMarking,
    },
    { name: 'marks.next', label: 'Next trajectory to mark', shortcut: 'n', run: goToNext },
  ])

  return (
    <div ref={frame}>
      {isMarking && (
        <section aria-label="Marking" className="grid gap-2 border-line border-b bg-sunken px-4 py-3">
          <Field label="Who marks" hint="A name in this browser; it stands with your marks.">
            {(control) => (
              <Input
                {...control}
                value={person}
                maxLength={60}
                onChange={(event) => setPerson(event.currentTarget.value)}
              />
            )}
          </Field>
          {isBlind && (
            <p className="text-ink-soft text-meta">
              The judge’s word on a dimension shows once you have marked it, so that it does not lead you.{' '}
              <button
                type="button"
                className="rounded-sm underline hover:text-ink"
                onClick={() => setBlind(false)}
              >
                Show it now
              </button>
            </p>
          )}
          <div className="flex items-center justify-between gap-2">
            <span className="figures text-ink-soft text-meta">
              {mine.length} of {DIMENSIONS.length} marked
            </span>
            <Button size="small" variant="primary" disabled={isBusy} onClick={goToNext}>
              Mark the next
            </Button>
          </div>
        </section>
      )}
      <JudgementPanel
        judgement={reading.judgement}
        panel={reading.panel}
        score={reading.score}
        unjudgedCount={reading.unjudgedCount}
        onSelect={onSelect}
        isHidden={isHidden}
        actions={
          <Button size="small" aria-pressed={isMarking} onClick={toggleMarking}>
            {isMarking ? 'Stop marking' : 'Mark'}
          </Button>
        }
        renderMarks={(dimension) => (
          <DimensionMarks
            dimension={dimension}
            marks={marks}
            person={person}
            isMarking={isMarking}
            onMark={(score, sentence) => mark(dimension, score, sentence)}
          />
        )}
      />
      {!isHiding && reading.adopted && (
        <p className="border-line border-b px-4 py-2 text-ink-soft text-meta">
          These verdicts are of{' '}
          <Link
            href={`/jobs/${reading.adopted.job.id}/flips` as Route}
            className="rounded-sm underline hover:text-accent"
          >
            {reading.adopted.job.title}
          </Link>
          . They count by the word of {reading.adopted.person}, <RelativeTime at={reading.adopted.at} />.
        </p>
      )}
      {!isHiding && reading.others.length > 0 && (
        <section aria-label="Other verdicts" className="grid gap-1 border-line border-b px-4 py-3 text-meta">
          <h3 className="font-medium text-ink-faint">Other verdicts, which do not count</h3>
          {reading.others.map(({ job, outcome, reason, score }) => (
            <p key={job.id} className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3">
              <OutcomeBadge outcome={outcome} reason={reason} />
              <ScoreFigure score={score} unjudgedCount={0} />
              <Link
                href={(job.id === reading.jobId ? `/jobs/${job.id}` : `/jobs/${job.id}/flips`) as Route}
                className="col-span-2 truncate rounded-sm text-ink-soft underline hover:text-accent"
              >
                {job.id === reading.jobId ? 'the run’s own' : job.title}
              </Link>
            </p>
          ))}
        </section>
      )}
      {marks.length > 0 && (
        <p className="border-line border-b px-4 py-2 text-meta">
          <Link href="/calibration" className="rounded-sm text-ink-soft underline hover:text-accent">
            Judges against people
          </Link>
        </p>
      )}
      {children(isHiding)}
    </div>
  )
}
