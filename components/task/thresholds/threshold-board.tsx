'use client'

import type { Route } from 'next'
import { useState } from 'react'
import { Button, ButtonLink } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Notice } from '@/components/ui/notice'
import { counted, formatCount } from '@/lib/shared/format'
import { fail, type Result } from '@/lib/shared/result'
import {
  histogramOf,
  passing,
  type ScoreRow,
  TASK_DIMENSIONS,
  type TaskThresholds,
  thresholdsText,
} from '@/lib/task'
import { ThresholdHistogram } from './threshold-histogram'

/**
 * The scores of a run's tasks, a histogram a dimension, and what thresholds would keep of them, worked out here from counts
 * while a threshold is moved.
 */
export function ThresholdBoard({
  jobId,
  rows,
  initial,
  refuse,
}: {
  jobId: string
  rows: readonly ScoreRow[]
  initial: TaskThresholds['thresholds']
  refuse: (input: { jobId: string; thresholds: TaskThresholds['thresholds'] }) => Promise<Result<number>>
}) {
  const [thresholds, setThresholds] = useState(initial)
  const [said, setSaid] = useState<Result<number> | null>(null)
  const { kept, dropped } = passing(rows, { thresholds, required: [] })
  const total = kept + dropped
  const address = thresholdsText({ thresholds })
  async function refuseBelow() {
    const failed: Result<number> = fail('unreachable', 'The studio did not answer; nothing was refused.')
    setSaid(await refuse({ jobId, thresholds }).catch(() => failed))
  }
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5 overflow-auto px-4 py-4">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <p role="status" className="text-section">
          <span className="figures">{formatCount(kept)}</span> of{' '}
          <span className="figures">{formatCount(total)}</span> tasks would be kept
          <span className="ml-2 text-ink-soft text-meta">
            {total > 0 && `${((kept / total) * 100).toFixed(1)} % · `}
            {formatCount(dropped)} below a threshold
          </span>
        </p>
        <div className="ml-auto flex flex-wrap gap-2">
          <Button onClick={() => setThresholds({})} disabled={address === ''}>
            Clear
          </Button>
          <ConfirmDialog
            trigger={
              <Button variant="danger" disabled={dropped === 0}>
                Refuse what is below
              </Button>
            }
            title={`Refuse ${counted(dropped, 'task')}?`}
            description="Each is refused with the dimension on which it falls short. Tasks on which somebody has decided stay as they are. A refused task can be accepted again."
            confirmLabel="Refuse them"
            onConfirm={() => void refuseBelow()}
          />
          <ButtonLink variant="primary" href={`/synthesis?from=${jobId}&thresholds=${address}` as Route}>
            Use in a new run
          </ButtonLink>
        </div>
      </div>
      <p className="max-w-[90ch] text-ink-soft text-meta">
        A task is kept when every judged dimension reaches its threshold. Unjudged is neither low nor high:
        such tasks are drawn hatched, counted apart and not dropped here. Thresholds are ours; ASTRA publishes
        none.
      </p>
      {said && (
        <Notice tone={said.ok ? 'note' : 'problem'}>
          {said.ok
            ? `Refused: ${counted(said.value, 'task')}, each with the dimension that it fell short on. Tasks on which somebody had decided stay as they are.`
            : said.problem.message}
        </Notice>
      )}
      <div className="grid grid-cols-[repeat(auto-fill,minmax(19rem,1fr))] gap-4">
        {TASK_DIMENSIONS.map((dimension) => (
          <ThresholdHistogram
            key={dimension}
            dimension={dimension}
            histogram={histogramOf(rows, dimension)}
            threshold={thresholds[dimension] ?? 1}
            onChange={(level) => setThresholds((all) => ({ ...all, [dimension]: level }))}
          />
        ))}
      </div>
    </div>
  )
}
