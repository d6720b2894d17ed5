import { formatCount, formatDuration, formatRate } from '@/lib/shared/format'
import { cx } from './cx'

/** How far long work has come: a bar, then done / total, rate and time left in figures of fixed width. */
export function Progress({
  label,
  done,
  total,
  ratePerSecond,
  isMoving = true,
  className,
}: {
  /** What is counted, read aloud: "Trajectories made". */
  label: string
  done: number
  /** Null while nobody knows how many there will be. */
  total: number | null
  /** Items per second; null before it is measured, left out where it never is. */
  ratePerSecond?: number | null
  /** False when the work is paused or over: no rate, no time left. */
  isMoving?: boolean
  className?: string
}) {
  const share = total === null || total === 0 ? null : Math.min(1, done / total)
  const rate = isMoving && ratePerSecond ? ratePerSecond : null
  const leftMs = rate !== null && total !== null && total > done ? ((total - done) / rate) * 1000 : null
  return (
    <div className={cx('flex items-center gap-3 text-meta', className)}>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={total ?? undefined}
        aria-valuenow={total === null ? undefined : done}
        className={cx(
          'h-1.5 min-w-16 flex-1 overflow-hidden rounded-full bg-hover ring-1 ring-line ring-inset',
          share === null && 'hatch',
        )}
      >
        {share !== null && (
          <div
            className={cx('h-full origin-left rounded-full', isMoving ? 'bg-accent' : 'bg-ink-faint')}
            style={{ width: `${share * 100}%` }}
          />
        )}
      </div>
      <span className="figures min-w-[9ch] text-right text-ink">
        {formatCount(done)}
        <span className="text-ink-faint"> / {total === null ? '?' : formatCount(total)}</span>
      </span>
      {isMoving && ratePerSecond !== undefined && (
        <>
          <span className="figures min-w-[7ch] text-right text-ink-soft">
            {rate !== null && formatRate(rate)}
          </span>
          <span className="figures min-w-[14ch] text-right text-ink-soft">
            {leftMs !== null && `${formatDuration(leftMs)} left`}
          </span>
        </>
      )}
    </div>
  )
}
