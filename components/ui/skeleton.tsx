import { cx } from './cx'

/** One grey block of a layout to come. It stays invisible for 150 ms, so fast pages never show it. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cx('appear-late block h-3 rounded-sm bg-hover', className)} />
}

/** The rows of a table to come; `label` tells a screen reader what is on its way. */
export function SkeletonRows({ label, rows = 12 }: { label: string; rows?: number }) {
  return (
    <div role="status" aria-label={label} className="divide-y divide-line">
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: placeholders are all alike
        <div key={row} className="flex h-row items-center gap-6 px-4">
          <Skeleton className="w-1/4" />
          <Skeleton className={row % 3 === 0 ? 'w-2/5' : 'w-1/3'} />
          <Skeleton className="ml-auto w-16" />
        </div>
      ))}
    </div>
  )
}
