'use client'

import { type KeyboardEvent, useId } from 'react'
import { cx } from '@/components/ui/cx'
import { Input } from '@/components/ui/input'
import { AuthorMark } from '@/components/verifier/author-mark'
import { counted } from '@/lib/shared/format'
import { type Dimension, type Mark, scaleOf, standingMarks } from '@/lib/trajectory'
import { dimensionNames } from './dimension-names'

/** What people say of one dimension, and, while the reader marks, the reader's own word. */
export function DimensionMarks({
  dimension,
  marks,
  person,
  isMarking,
  onMark,
}: {
  dimension: Dimension
  /** Every mark of the trajectory, oldest first. */
  marks: readonly Mark[]
  /** The reader; '' until a name is given. */
  person: string
  isMarking: boolean
  onMark: (score: number | null, sentence: string | null) => void
}) {
  const here = marks.filter((mark) => mark.dimension === dimension)
  const standing = standingMarks(here)
  const mine = standing.find((mark) => mark.person === person) ?? null
  const others = isMarking ? standing.filter((mark) => mark !== mine) : standing
  const edits = here.length - standing.length
  return (
    <>
      {isMarking && (
        // A new mark brings a new sentence with it.
        <OwnMark key={mine?.id ?? 0} dimension={dimension} mine={mine} onMark={onMark} />
      )}
      {others.map((mark) => (
        <dd key={mark.id} className="mt-1 text-meta">
          <span className="flex items-center gap-2">
            <AuthorMark author={{ kind: 'person', name: mark.person }} />
            <span className="figures">{mark.score}</span>
          </span>
          {mark.sentence && <p className="break-words text-ink-soft">{mark.sentence}</p>}
        </dd>
      ))}
      {edits > 0 && (
        <dd className="mt-1 text-meta">
          <details>
            <summary className="cursor-pointer text-ink-faint">{counted(edits, 'earlier mark')}</summary>
            <ol className="mt-1 grid gap-0.5">
              {here.map((mark) => (
                <li key={mark.id} className="text-ink-soft">
                  <time dateTime={mark.at} className="figures text-ink-faint">
                    {mark.at.slice(0, 16).replace('T', ' ')}
                  </time>{' '}
                  {mark.person}: {mark.score === null ? 'taken back' : mark.score}
                  {mark.sentence && `, ${mark.sentence}`}
                </li>
              ))}
            </ol>
          </details>
        </dd>
      )}
    </>
  )
}

function OwnMark({
  dimension,
  mine,
  onMark,
}: {
  dimension: Dimension
  mine: Mark | null
  onMark: (score: number | null, sentence: string | null) => void
}) {
  const id = useId()
  const { title } = dimensionNames[dimension]
  const say = (sentence: string) => {
    const said = sentence.trim() || null
    if (mine && said !== mine.sentence) onMark(mine.score, said)
  }
  return (
    <dd className="mt-1.5 grid gap-1.5">
      <fieldset className="flex items-center gap-2">
        <legend className="sr-only">Your mark on {title}</legend>
        <span className="flex overflow-hidden rounded-md border border-line-strong">
          {scaleOf(dimension).map((level) => (
            <label
              key={level}
              className={cx(
                'figures flex h-control min-w-9 cursor-pointer items-center justify-center border-line border-l px-2 first:border-l-0 hover:bg-hover',
                'has-focus-visible:outline-2 has-focus-visible:outline-focus has-focus-visible:-outline-offset-2',
                'has-checked:bg-ink has-checked:text-paper',
              )}
            >
              <input
                type="radio"
                name={id}
                value={level}
                checked={mine?.score === level}
                onChange={() => onMark(level, mine?.sentence ?? null)}
                className="sr-only"
              />
              {level}
            </label>
          ))}
        </span>
        {mine && (
          <button
            type="button"
            className="rounded-sm text-ink-soft text-meta underline hover:text-ink"
            onClick={() => onMark(null, null)}
          >
            take back<span className="sr-only"> your mark on {title}</span>
          </button>
        )}
      </fieldset>
      {mine && (
        <Input
          aria-label={`Why, in a sentence: ${title}`}
          placeholder="why, in a sentence (if you like)"
          defaultValue={mine.sentence ?? ''}
          maxLength={500}
          onBlur={(event) => say(event.currentTarget.value)}
          onKeyDown={(event: KeyboardEvent<HTMLInputElement>) => {
            if (event.key === 'Enter') say(event.currentTarget.value)
          }}
        />
      )}
    </dd>
  )
}
