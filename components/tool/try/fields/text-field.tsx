import { Input } from '@/components/ui/input'
import { Textarea } from '@/components/ui/textarea'
import type { FieldProps } from './field-props'
import { ScalarField } from './scalar-field'

/** A text. An empty one is left out: one that is empty on purpose is written as JSON. */
export function TextField(props: FieldProps<'text'>) {
  const { node, value, onChange } = props
  const text =
    value === undefined || value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value)
  const isLong = node.isLong || text.includes('\n') || text.length > 120
  return (
    <ScalarField {...props} type="text">
      {(control) =>
        isLong ? (
          <Textarea
            {...control}
            value={text}
            onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}
            className="max-h-60"
          />
        ) : (
          <Input
            {...control}
            value={text}
            onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}
          />
        )
      }
    </ScalarField>
  )
}
