import type { ReactNode } from 'react'
import { cx } from './cx'

/** One line about the whole page or list: something is missing, cut short, or not what it seems. */
export function Notice({
  tone = 'note',
  action,
  className,
  children,
}: {
  tone?: 'note' | 'warning' | 'problem'
  action?: ReactNode
  className?: string
  children: ReactNode
}) {
  const mark = { note: ['●', 'text-accent'], warning: ['?', 'text-undecided'], problem: ['✕', 'text-fail'] }[
    tone
  ]
  return (
    <div
      role={tone === 'problem' ? 'alert' : 'note'}
      className={cx(
        'flex items-baseline gap-2 rounded-md border border-line bg-raised px-3 py-1.5 text-body',
        className,
      )}
    >
      <span aria-hidden className={cx('font-semibold text-meta', mark[1])}>
        {mark[0]}
      </span>
      <div className="min-w-0 flex-1 text-ink-soft">{children}</div>
      {action}
    </div>
  )
}
