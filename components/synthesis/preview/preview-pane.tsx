'use client'

import { useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Progress } from '@/components/ui/progress'
import { Skeleton } from '@/components/ui/skeleton'
import { isMoving } from '@/lib/job'
import { formatDuration } from '@/lib/shared/format'
import type { Result } from '@/lib/shared/result'
import { PREVIEW_ITEMS, type SynthesisInput, type SynthesisParams } from '@/lib/synthesis'
import { ItemEnding, ItemStages } from '../item-reading'
import { EstimateTable } from './estimate-table'
import { type ReadPreview, usePreview } from './use-preview'

export interface PreviewActions {
  /** A preview that was made before, of the design that the page opens with. */
  opened?: string
  start: (input: SynthesisInput) => Promise<Result<{ jobId: string }>>
  read: ReadPreview
  cancel: (input: { jobId: string; move: 'cancel' }) => Promise<Result<null>>
}

/**
 * The first items of the designed run, made end to end and read stage by stage before the whole is started, and what
 * they tell of its cost. Nothing of a preview becomes data.
 */
export function PreviewPane({
  params,
  actions,
}: {
  /** The design as it stands; null while it cannot be run. */
  params: SynthesisParams | null
  actions: PreviewActions
}) {
  const [refusal, setRefusal] = useState<string | null>(null)
  const [isStarting, transition] = useTransition()
  const design = JSON.stringify(params)
  const [shown, setShown] = useState<{ jobId: string; of: string } | null>(
    actions.opened === undefined ? null : { jobId: actions.opened, of: design },
  )
  const reading = usePreview(shown?.jobId ?? null, actions.read)
  const isOld = shown !== null && shown.of !== design
  const isRunning = isStarting || (shown !== null && (reading === null || isMoving(reading.job)))

  const begin = () =>
    transition(async () => {
      if (!params) return
      setRefusal(null)
      const started = await actions.start(params)
      if (started.ok) setShown({ jobId: started.value.jobId, of: design })
      else setRefusal(started.problem.message)
    })

  return (
    <section aria-label="Preview" className="flex h-full min-h-0 flex-col">
      <header className="flex h-11 shrink-0 items-center gap-3 border-line border-b px-4">
        <h2 className="font-medium text-section">Preview</h2>
        {isOld && <span className="truncate text-undecided text-meta">? the design has changed since</span>}
        <span className="ml-auto flex gap-2">
          {isRunning && shown && !isStarting && (
            <Button onClick={() => void actions.cancel({ jobId: shown.jobId, move: 'cancel' })}>Stop</Button>
          )}
          <Button disabled={params === null || isRunning} onClick={begin}>
            {isStarting || isRunning
              ? 'Previewing'
              : shown
                ? 'Preview again'
                : `Preview ${PREVIEW_ITEMS} items`}
          </Button>
        </span>
      </header>
      <div className="min-h-0 flex-1 overflow-auto">
        {refusal && (
          <Notice tone="problem" className="m-4">
            {refusal}
          </Notice>
        )}
        {shown === null && !refusal && !isStarting && (
          <p className="max-w-[60ch] px-4 py-4 text-ink-soft">
            The first {PREVIEW_ITEMS} items of this run, made end to end: what was asked, what was called,
            what the judge said and why it ended. They are kept apart from the data. From them comes an
            estimate of calls, tokens, cost and time for the whole run.
          </p>
        )}
        {reading?.job.reason && !isMoving(reading.job) && (
          <Notice tone={reading.job.status === 'failed' ? 'problem' : 'warning'} className="m-4">
            The preview is {reading.job.status}: {reading.job.reason}
          </Notice>
        )}
        {isRunning && (
          <Progress
            className="px-4 py-2"
            label="Items previewed"
            done={reading?.job.done ?? 0}
            total={reading?.job.total ?? PREVIEW_ITEMS}
          />
        )}
        {reading && !isStarting && (
          <>
            {reading.estimate && params && (
              <EstimateTable estimate={reading.estimate} count={params.count} isOld={isOld} />
            )}
            <ol>
              {reading.items.map((item) => (
                <li key={item.ordinal} className="border-line border-b">
                  <details open={reading.items[0] === item}>
                    <summary className="grid list-none gap-0.5 px-4 py-2 hover:bg-hover [&::-webkit-details-marker]:hidden">
                      <span className="flex items-baseline gap-3">
                        <span className="figures text-ink-faint text-meta">item {item.ordinal}</span>
                        <ItemEnding item={item} />
                        <span className="figures ml-auto text-ink-faint text-meta">
                          {item.ms < 1000 ? `${Math.round(item.ms)} ms` : formatDuration(item.ms)}
                        </span>
                      </span>
                      <span className="line-clamp-2">
                        {item.task?.question ?? item.base?.question ?? 'No task was written.'}
                      </span>
                    </summary>
                    <ItemStages item={item} />
                  </details>
                </li>
              ))}
            </ol>
          </>
        )}
        {isRunning && (
          <div className="grid gap-2 px-4 py-3">
            <Skeleton className="w-2/3" />
            <Skeleton className="w-1/2" />
          </div>
        )}
      </div>
    </section>
  )
}
