import type { ReactNode } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import type { ControlAttributes } from '@/components/ui/control'
import { Field } from '@/components/ui/field'
import type { FieldProps } from './field-props'

/** A field of one control: its name, what the schema says of it, and `null` where that is a value of its own. */
export function ScalarField({
  node,
  label,
  path,
  isRequired,
  value,
  onChange,
  form,
  type,
  children,
}: FieldProps & {
  type: string
  children: (control: ControlAttributes & { disabled: boolean }) => ReactNode
}) {
  const said = [node.description, ...node.constraints].filter((text) => text !== '').join(' · ')
  return (
    <Field
      label={<FieldName name={label} type={type} isRequired={isRequired} />}
      hint={said !== '' && <span className="wrap-anywhere block max-w-[80ch]">{said}</span>}
      error={form.problemAt(path)}
    >
      {(control) => (
        <span className="flex items-center gap-3">
          {children({ ...control, disabled: value === null })}
          {node.isNullable && (
            <Checkbox
              label="null"
              aria-label={`${label} is null`}
              checked={value === null}
              onChange={(event) => onChange(event.target.checked ? null : undefined)}
              className="shrink-0 font-mono text-meta"
            />
          )}
        </span>
      )}
    </Field>
  )
}

/** A parameter's name as code, its type, and whether a call needs it. */
export function FieldName({ name, type, isRequired }: { name: string; type: string; isRequired: boolean }) {
  return (
    <>
      <span className="font-mono text-ink">{name}</span>{' '}
      <span className="ml-1 font-normal text-ink-faint">
        {type}
        {isRequired && <span className="text-ink-soft"> · required</span>}
      </span>
    </>
  )
}
