import { type ReactNode, useId } from 'react'
import type { ControlAttributes } from './control'
import { cx } from './cx'

/**
 * A label, a control and what there is to say about it. The control is a function of the attributes that tie
 * the three together: `<Field label="Seed">{(control) => <NumberField {...control} name="seed" />}</Field>`.
 */
export function Field({
  label,
  hint,
  error,
  className,
  children,
}: {
  label: ReactNode
  hint?: ReactNode
  /** One sentence: what is wrong and what to do. */
  error?: string | null
  className?: string
  children: (control: ControlAttributes) => ReactNode
}) {
  const id = useId()
  const described = [hint ? `${id}-hint` : null, error ? `${id}-error` : null].filter(Boolean).join(' ')
  return (
    <div className={cx('grid content-start gap-1', className)}>
      <label htmlFor={id} className="font-medium text-ink-soft text-meta">
        {label}
      </label>
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': error ? true : undefined })}
      {hint && (
        <p id={`${id}-hint`} className="text-ink-faint text-meta">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} role="alert" className="text-fail text-meta">
          <span aria-hidden>✕ </span>
          {error}
        </p>
      )}
    </div>
  )
}
