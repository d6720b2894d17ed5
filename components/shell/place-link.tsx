'use client'

import Link from 'next/link'
import { cx } from '@/components/ui/cx'
import { LinkPending } from '@/components/ui/link-pending'
import { Tooltip } from '@/components/ui/tooltip'
import type { Place } from './places'

/** The way into a room; where the reader is now, it is set in ink on a lifted ground. */
export function PlaceLink({
  place,
  isCurrent,
  isCollapsed,
}: {
  place: Place
  isCurrent: boolean
  isCollapsed: boolean
}) {
  const Icon = place.icon
  return (
    <Tooltip label={place.label} shortcut={place.shortcut} side="right">
      <Link
        href={place.href}
        aria-current={isCurrent ? 'page' : undefined}
        className={cx(
          'relative flex h-control items-center gap-2 rounded-md px-2 no-underline',
          isCurrent
            ? 'bg-raised font-medium text-ink shadow-[0_0_0_1px_var(--line)] [&_svg]:text-accent'
            : 'text-ink-soft hover:bg-hover hover:text-ink',
        )}
      >
        <Icon aria-hidden className="size-4 shrink-0" strokeWidth={1.75} />
        <span className={cx('truncate', isCollapsed && 'sr-only')}>{place.label}</span>
        <LinkPending />
      </Link>
    </Tooltip>
  )
}
