import type { ReactNode } from 'react'
import { useId } from 'react'
import { FieldName } from './scalar-field'

/** Fields that belong together under one name, indented; what is wrong with the whole stands under it. */
export function Group({
  label,
  type,
  isRequired,
  description,
  problem,
  action,
  children,
}: {
  label: string
  type: string
  isRequired: boolean
  description: string
  problem: string | null
  /** What can be done with the whole. */
  action?: ReactNode
  children: ReactNode
}) {
  const id = useId()
  return (
    <fieldset aria-describedby={problem ? `${id}-problem` : undefined} className="grid min-w-0 gap-2">
      <legend className="sr-only">{label}</legend>
      <div className="flex min-h-6 items-center gap-3">
        <span aria-hidden className="font-medium text-ink-soft text-meta">
          <FieldName name={label} type={type} isRequired={isRequired} />
        </span>
        {action}
      </div>
      {description !== '' && (
        <p className="wrap-anywhere max-w-[80ch] text-ink-faint text-meta">{description}</p>
      )}
      {problem && (
        <p id={`${id}-problem`} role="alert" className="text-fail text-meta">
          <span aria-hidden>✕ </span>
          {problem}
        </p>
      )}
      {children && <div className="grid min-w-0 gap-3 border-line border-l pl-3">{children}</div>}
    </fieldset>
  )
}
