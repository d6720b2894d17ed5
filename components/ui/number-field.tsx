import type { ComponentProps } from 'react'
import { cx } from './cx'
import { Input } from './input'

/** A figure with its unit. Give it `min`, `max` and `step`; arrow keys then walk the range. */
export function NumberField({
  unit,
  className,
  ...rest
}: Omit<ComponentProps<'input'>, 'type' | 'inputMode'> & { unit?: string }) {
  return (
    <span className={cx('relative inline-flex w-32', className)}>
      <Input type="number" inputMode="decimal" {...rest} className={cx('figures', unit && 'pr-14')} />
      {unit && (
        <span className="pointer-events-none absolute inset-y-0 right-2 flex items-center text-ink-faint text-meta">
          {unit}
        </span>
      )}
    </span>
  )
}
