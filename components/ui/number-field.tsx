import type { ComponentProps } from 'react'
import { cx } from './cx'
import { Input } from './input'

/** A figure with its unit. Give it `min`, `max` and `step`; arrow keys then walk the range. `className` sets its width. */
export function NumberField({
  unit,
  className = 'w-32',
  ...rest
}: Omit<ComponentProps<'input'>, 'type' | 'inputMode'> & { unit?: string }) {
  return (
    <span className={cx('relative inline-flex', className)}>
      <Input type="number" inputMode="decimal" {...rest} className={cx('figures', unit && 'pr-14')} />
      {unit && (
        <span className="pointer-events-none absolute inset-y-0 right-2 flex items-center text-ink-faint text-meta">
          {unit}
        </span>
      )}
    </span>
  )
}
