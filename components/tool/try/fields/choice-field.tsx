import { Select } from '@/components/ui/select'
import { canonicalJson, type JsonValue } from '@/lib/shared/json'
import type { FieldProps } from './field-props'
import { ScalarField } from './scalar-field'

/** One of the values that the schema lists; a boolean is a choice of two. */
export function ChoiceField(props: FieldProps<'choice' | 'boolean'>) {
  const { node, value, isRequired, onChange } = props
  const options: readonly JsonValue[] = node.kind === 'choice' ? node.options : [true, false]
  const chosen =
    value === undefined ? -1 : options.findIndex((option) => canonicalJson(option) === canonicalJson(value))
  return (
    <ScalarField {...props} type={node.kind === 'choice' ? 'one of' : 'boolean'}>
      {(control) => (
        <Select
          {...control}
          value={chosen}
          onChange={(event) => onChange(options[Number(event.target.value)])}
          className="min-w-44 max-w-full"
        >
          <option value={-1}>{isRequired ? 'choose one' : 'left out'}</option>
          {options.map((option, i) => (
            <option key={canonicalJson(option)} value={i}>
              {typeof option === 'string' ? option : JSON.stringify(option)}
            </option>
          ))}
        </Select>
      )}
    </ScalarField>
  )
}
