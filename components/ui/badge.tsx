import type { ReactNode } from 'react'
import { cx } from './cx'

export type BadgeTone =
  | 'neutral'
  | 'accent'
  | 'pass'
  | 'fail'
  | 'undecided'
  | 'unjudged'
  | 'gold'
  | 'distractor'

// Each meaning has a mark of its own, so that it reads without its colour.
const tones: Record<BadgeTone, { glyph: string | null; text: string }> = {
  neutral: { glyph: null, text: 'text-ink-soft' },
  accent: { glyph: '●', text: 'text-accent' },
  pass: { glyph: '✓', text: 'text-pass' },
  fail: { glyph: '✕', text: 'text-fail' },
  undecided: { glyph: '?', text: 'text-undecided' },
  unjudged: { glyph: null, text: 'text-unjudged' },
  gold: { glyph: '★', text: 'text-gold' },
  distractor: { glyph: '◇', text: 'text-distractor' },
}

/** A meaning in a word: a mark and a label in its colour, without a box, so that a column of them stays calm. */
export function Badge({
  tone = 'neutral',
  children,
  className,
}: {
  tone?: BadgeTone
  children: ReactNode
  className?: string
}) {
  const { glyph, text } = tones[tone]
  return (
    <span className={cx('inline-flex items-center gap-1.5 whitespace-nowrap text-meta', text, className)}>
      {glyph && (
        <span aria-hidden className="inline-block w-3 text-center font-semibold">
          {glyph}
        </span>
      )}
      {tone === 'unjudged' && (
        // The space inside gives the box a text's baseline, so that a column of badges stands in line.
        <span aria-hidden className="hatch size-3 rounded-[2px] border border-line-strong leading-2.5">
          &nbsp;
        </span>
      )}
      {children}
    </span>
  )
}
