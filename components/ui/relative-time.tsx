'use client'

import { formatAge, formatMoment } from '@/lib/shared/format'
import { cx } from './cx'
import { useNow } from './use-now'

/** How long ago something was; the moment itself is its title, and what the server writes. */
export function RelativeTime({ at, className }: { at: Date | string | number; className?: string }) {
  const moment = new Date(at)
  const now = useNow()
  return (
    <time
      dateTime={moment.toISOString()}
      title={formatMoment(moment)}
      className={cx('whitespace-nowrap', className)}
    >
      {now === null ? formatMoment(moment) : formatAge(moment, now)}
    </time>
  )
}
