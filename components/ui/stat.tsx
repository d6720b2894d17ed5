import type { ReactNode } from 'react'
import { cx } from './cx'

/** One figure with its name and unit. `value` null means that nobody counted or judged it, and is shown hatched. */
export function Stat({
  label,
  value,
  unit,
  note,
  className,
}: {
  label: string
  value: ReactNode | null
  unit?: string
  note?: ReactNode
  className?: string
}) {
  return (
    <div className={cx('grid content-start gap-0.5', className)}>
      <dt className="text-ink-faint text-meta">{label}</dt>
      <dd className="figures text-section">
        {value === null ? (
          <span className="inline-flex items-center gap-1.5 font-sans text-meta text-unjudged">
            <span aria-hidden className="hatch h-3 w-6 rounded-[2px] border border-line-strong" />
            not known
          </span>
        ) : (
          value
        )}
        {unit && value !== null && <span className="ml-1 text-ink-faint text-meta">{unit}</span>}
      </dd>
      {note && <dd className="text-ink-soft text-meta">{note}</dd>}
    </div>
  )
}
