'use client'

import { useState } from 'react'
import { cx } from '@/components/ui/cx'
import { formatCount } from '@/lib/shared/format'

const SHOWN_FIRST = 4_000
const SHOWN_MORE = 100_000

/** Text of any length, its beginning first; what is held back is said with its size. Never read as markup. */
export function CappedText({ text, className }: { text: string; className?: string }) {
  const [shown, setShown] = useState(SHOWN_FIRST)
  if (text === '') return <p className="text-ink-faint italic">empty</p>
  const rest = text.length - shown
  return (
    <>
      <p className={cx('whitespace-pre-wrap', className)}>{rest > 0 ? text.slice(0, shown) : text}</p>
      {rest > 0 && (
        <p className="mt-1 text-ink-faint text-meta">
          {formatCount(shown)} of {formatCount(text.length)} characters shown ·{' '}
          <button
            type="button"
            onClick={() => setShown(shown + SHOWN_MORE)}
            className="rounded-sm text-accent hover:underline"
          >
            show {rest > SHOWN_MORE ? `${formatCount(SHOWN_MORE)} more` : 'all'}
          </button>
        </p>
      )}
    </>
  )
}
