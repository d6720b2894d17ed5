'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { EmptyState } from '@/components/ui/empty-state'
import { Input } from '@/components/ui/input'
import { Kbd } from '@/components/ui/kbd'
import { Notice } from '@/components/ui/notice'
import { SplitPane } from '@/components/ui/split-pane'
import { Tag } from '@/components/ui/tag'
import { Textarea } from '@/components/ui/textarea'
import { AuthorMark } from '@/components/verifier/author-mark'
import { formatCount } from '@/lib/shared/format'
import { ReviewBadge } from '../review-badge'
import { TaskReading } from '../task-reading'
import { augmentationNames, modeNames } from '../words'
import { useCursorInSight } from './use-cursor-in-sight'
import { type ReviewPage, type TaskReviewActions, useTaskReview } from './use-task-review'

/** Tasks one after the other, decided from the keyboard; what was decided is sent in the background and never lost. */
export function TaskReview({
  first,
  waiting,
  ...actions
}: TaskReviewActions & {
  first: ReviewPage
  /** How many tasks waited for a decision when the page was opened. */
  waiting: number
}) {
  const review = useTaskReview(first, actions)
  const { rows, at, current, doing, verbs, outbox } = review
  const accepted = rows.filter((row) => row.review === 'accepted').length
  const refused = rows.filter((row) => row.review === 'refused').length
  return (
    <section aria-label="Task review" className="flex min-h-0 flex-1 flex-col">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1.5 border-line border-b px-4 py-1.5">
        <p role="status" className="figures text-ink-soft text-meta">
          {formatCount(accepted + refused)} of {formatCount(waiting)} decided · {formatCount(accepted)}{' '}
          accepted · {formatCount(refused)} refused
          {outbox.waiting > 0 &&
            ` · ${formatCount(outbox.waiting)} ${outbox.isWaiting ? 'waiting for the studio, kept in this browser' : 'on the way'}`}
        </p>
        <div className="ml-auto flex flex-wrap gap-1.5">
          {verbs.map(({ name, label, shortcut, isOffered, run }) => (
            <Button key={name} size="small" disabled={!isOffered} onClick={run} aria-keyshortcuts={shortcut}>
              {label} <Kbd keys={shortcut} />
            </Button>
          ))}
        </div>
        <div aria-hidden className="h-1 basis-full overflow-hidden rounded-full bg-hover">
          <div
            className="h-full bg-pass"
            style={{ width: `${waiting === 0 ? 100 : ((accepted + refused) / waiting) * 100}%` }}
          />
        </div>
      </div>
      {outbox.refused && (
        <Notice tone="problem" className="m-2">
          A decision was not taken: {outbox.refused}
        </Notice>
      )}
      <div className="min-h-0 flex-1">
        <SplitPane
          id="task-review"
          panes={[
            {
              id: 'list',
              defaultSize: '34%',
              minSize: '240px',
              content: <ReviewList review={review} />,
            },
            {
              id: 'task',
              minSize: '360px',
              content: (
                <section
                  className="h-full overflow-auto px-5 py-4"
                  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must take the focus to be read from the keyboard
                  tabIndex={0}
                  aria-label="The task"
                >
                  {current ? (
                    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
                      <div className="flex flex-wrap items-center gap-3 text-ink-soft text-meta">
                        <span className="figures">
                          {formatCount(at + 1)} of {formatCount(rows.length)}
                          {review.hasMore && ' read so far'}
                        </span>
                        <ReviewBadge review={current.review} reason={current.reviewReason} />
                        <span>{modeNames[current.task.mode].inList}</span>
                        {current.task.augmentation && (
                          <span>varied: {augmentationNames[current.task.augmentation.axis].inList}</span>
                        )}
                        {current.version > 1 && <Tag>v{current.version}</Tag>}
                        <AuthorMark author={current.task.author} />
                      </div>
                      {doing === 'refusing' && <Refusal review={review} />}
                      <TaskReading
                        task={current.task}
                        scores={current.scores}
                        question={
                          doing === 'editing' ? (
                            <QuestionEditor key={current.id} review={review} />
                          ) : undefined
                        }
                      />
                    </div>
                  ) : (
                    <EmptyState sentence="No task waits for a decision here." />
                  )}
                </section>
              ),
            },
          ]}
        />
      </div>
    </section>
  )
}

type Review = ReturnType<typeof useTaskReview>

function ReviewList({ review }: { review: Review }) {
  const { rows, at, goTo, reading, readOn, hasMore } = review
  const cursor = useCursorInSight(at)
  return (
    <div className="h-full overflow-auto">
      <ol aria-label="Tasks to review" className="text-meta">
        {rows.map((row, index) => (
          <li key={row.id} className="border-line border-b">
            <button
              type="button"
              ref={index === at ? cursor : undefined}
              aria-current={index === at || undefined}
              onClick={() => goTo(index)}
              className={cx(
                'grid w-full grid-cols-[1rem_minmax(0,1fr)] gap-2 px-3 py-1.5 text-left',
                index === at ? 'bg-selected shadow-[inset_2px_0_0_var(--accent)]' : 'hover:bg-hover',
                row.review !== 'proposed' && index !== at && 'text-ink-faint',
              )}
            >
              <span aria-hidden className={marks[row.review].look}>
                {marks[row.review].glyph}
              </span>
              <span className="line-clamp-2">
                <span className="sr-only">{row.review}: </span>
                {row.question}
              </span>
            </button>
          </li>
        ))}
      </ol>
      {hasMore && (
        <div className="p-2">
          <Button size="small" disabled={reading === 'loading'} onClick={() => void readOn()}>
            {reading === 'failed' ? 'Read on again' : 'Read on'}
          </Button>
        </div>
      )}
    </div>
  )
}

const marks = {
  proposed: { glyph: '·', look: 'text-center text-ink-faint' },
  accepted: { glyph: '✓', look: 'text-center font-semibold text-pass' },
  refused: { glyph: '✕', look: 'text-center font-semibold text-fail' },
} as const

/** Why the task is refused: one of nine by its figure, or in one's own words. */
function Refusal({ review }: { review: Review }) {
  const [own, setOwn] = useState('')
  return (
    <form
      aria-label="Reason to refuse"
      className="grid gap-2 rounded-md border border-line bg-raised p-3"
      onSubmit={(event) => {
        event.preventDefault()
        if (own.trim() !== '') review.decide('refused', own.trim())
      }}
    >
      <p className="text-meta">Refuse because</p>
      <div className="flex flex-wrap gap-1.5">
        {review.reasons.map(({ name, label, shortcut, run }) => (
          <Button key={name} size="small" onClick={run} aria-keyshortcuts={shortcut}>
            <Kbd keys={shortcut} /> {label.replace('Refuse: ', '')}
          </Button>
        ))}
      </div>
      <div className="flex gap-2">
        <Input
          aria-label="Reason in your own words"
          placeholder="in your own words"
          maxLength={400}
          value={own}
          onChange={({ target }) => setOwn(target.value)}
          onKeyDown={({ key }) => key === 'Escape' && review.cancel()}
          className="flex-1"
        />
        <Button type="submit" disabled={own.trim() === ''}>
          Refuse
        </Button>
        <Button onClick={review.cancel}>
          Cancel <Kbd keys="escape" />
        </Button>
      </div>
    </form>
  )
}

/** The question under the pen. It is checked when it is saved, and stays here when it may not be. */
function QuestionEditor({ review }: { review: Review }) {
  const [question, setQuestion] = useState(review.current?.question ?? '')
  const [isSaving, setIsSaving] = useState(false)
  async function save() {
    setIsSaving(true)
    await review.save(question)
    setIsSaving(false)
  }
  return (
    <form
      aria-label="Edit the question"
      className="grid gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <Textarea
        autoFocus
        aria-label="Question"
        value={question}
        maxLength={4000}
        className="max-w-[80ch]"
        onChange={({ target }) => setQuestion(target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') review.cancel()
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save()
        }}
      />
      {review.problem && (
        <p role="alert" className="text-fail">
          {review.problem}
        </p>
      )}
      <div className="flex gap-2">
        <Button type="submit" variant="primary" disabled={isSaving}>
          Save as a new version <Kbd keys="mod+enter" />
        </Button>
        <Button onClick={review.cancel}>
          Cancel <Kbd keys="escape" />
        </Button>
      </div>
    </form>
  )
}
