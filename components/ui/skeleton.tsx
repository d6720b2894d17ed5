import { cx } from './cx'

/** One grey block of a layout to come. It stays invisible for 150 ms, so fast pages never show it. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cx('appear-late block h-3 rounded-sm bg-hover', className)} />
}
