import { Plus, X } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { isObject, type JsonObject, type JsonValue } from '@/lib/shared/json'
import { pathInto, withPart } from '@/lib/tool'
import type { FieldProps } from './field-props'
import { Group } from './group'

/** An object within the arguments: left out until it is wanted, unless the call needs it. */
export function ObjectField(props: FieldProps<'object'>) {
  const { node, label, path, isRequired, value, onChange, form } = props
  const isThere = isRequired || isObject(value)
  return (
    <Group
      {...{ label, isRequired, type: 'object' }}
      description={node.description}
      problem={form.problemAt(path)}
      action={
        isRequired ? null : isThere ? (
          <Button size="small" icon={<X aria-hidden />} onClick={() => onChange(undefined)}>
            Leave out {label}
          </Button>
        ) : (
          <Button size="small" icon={<Plus aria-hidden />} onClick={() => onChange({})}>
            Add {label}
          </Button>
        )
      }
    >
      {isThere && <Members {...props} />}
    </Group>
  )
}

/** The members of an object, each as its own field. */
export function Members({ node, path, value, onChange, form }: FieldProps<'object'>) {
  const members = isObject(value) ? (value as JsonObject) : {}
  const change = (name: string, part: JsonValue | undefined) => onChange(withPart(members, [name], part))
  return node.members.map(({ name, isRequired, node }) => (
    <form.Part
      key={name}
      make={node}
      label={name}
      path={pathInto(path, name)}
      isRequired={isRequired}
      value={members[name]}
      onChange={(part) => change(name, part)}
      form={form}
    />
  ))
}
