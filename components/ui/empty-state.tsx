import type { Route } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { cx } from './cx'

/** Where a list has nothing to show: what would be here, what makes it, where to learn more. */
export function EmptyState({
  sentence,
  action,
  learn,
  className,
}: {
  /** One sentence. */
  sentence: ReactNode
  /** One button. */
  action?: ReactNode
  learn?: { href: Route; label: string }
  className?: string
}) {
  return (
    <div className={cx('flex flex-col items-center gap-3 px-6 py-16 text-center', className)}>
      <span aria-hidden className="hatch h-6 w-16 rounded-sm opacity-60" />
      <p className="max-w-[52ch] text-balance text-body text-ink-soft">{sentence}</p>
      {action}
      {learn && (
        <Link href={learn.href} className="text-ink-soft text-meta underline hover:text-ink">
          {learn.label}
        </Link>
      )}
    </div>
  )
}
