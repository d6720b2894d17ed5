import type { ComponentProps, ReactNode } from 'react'
import { cx } from './cx'

/** A box with its label beside it; the whole line takes the click. */
export function Checkbox({
  label,
  hint,
  className,
  ...rest
}: Omit<ComponentProps<'input'>, 'type'> & { label: ReactNode; hint?: ReactNode }) {
  return (
    <label
      className={cx(
        'inline-flex min-h-control items-center gap-2 text-body has-disabled:cursor-not-allowed has-disabled:opacity-60',
        className,
      )}
    >
      <input type="checkbox" {...rest} className="size-3.5 shrink-0 accent-accent" />
      <span>
        {label}
        {hint && <span className="block text-ink-faint text-meta">{hint}</span>}
      </span>
    </label>
  )
}
