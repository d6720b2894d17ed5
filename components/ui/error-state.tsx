import type { ReactNode } from 'react'
import { cx } from './cx'

/** What happened, what is safe, what to do; the details are folded away. */
export function ErrorState({
  happened,
  safe,
  action,
  details,
  className,
}: {
  happened: ReactNode
  safe?: ReactNode
  action?: ReactNode
  details?: string
  className?: string
}) {
  return (
    <div role="alert" className={cx('mx-auto grid max-w-[64ch] gap-2 px-6 py-14', className)}>
      <p className="flex items-baseline gap-2 font-medium text-section">
        <span aria-hidden className="text-fail">
          ✕
        </span>
        {happened}
      </p>
      {safe && <p className="text-body text-ink-soft">{safe}</p>}
      {action && <div className="mt-2 flex gap-2">{action}</div>}
      {details && (
        <details className="mt-2 text-meta">
          <summary className="text-ink-soft">Details</summary>
          <pre className="mt-1 whitespace-pre-wrap break-words rounded-md bg-sunken p-2 font-mono text-ink-soft">
            {details}
          </pre>
        </details>
      )}
    </div>
  )
}
