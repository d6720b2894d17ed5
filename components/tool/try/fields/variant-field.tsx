'use client'

import { useState } from 'react'
import { Select } from '@/components/ui/select'
import { isObject, type JsonValue } from '@/lib/shared/json'
import type { FormNode } from '@/lib/tool'
import type { FieldProps } from './field-props'
import { Group } from './group'

/** A value of one of several shapes: which one is chosen first, then filled in. */
export function VariantField({
  node,
  label,
  path,
  isRequired,
  value,
  onChange,
  form,
}: FieldProps<'variant'>) {
  const [chosen, setChosen] = useState(() =>
    Math.max(
      0,
      node.options.findIndex(({ node }) => fits(node(), value)),
    ),
  )
  const option = node.options[chosen]
  return (
    <Group
      {...{ label, isRequired, type: 'one of several' }}
      description={node.description}
      problem={null}
      action={
        <Select
          aria-label={`Shape of ${label}`}
          value={chosen}
          onChange={(event) => {
            setChosen(Number(event.target.value))
            onChange(undefined)
          }}
          className="w-56"
        >
          {node.options.map(({ label }, i) => (
            <option key={label} value={i}>
              {label}
            </option>
          ))}
        </Select>
      }
    >
      {option && (
        <form.Part
          key={chosen}
          make={option.node}
          label={label}
          path={path}
          isRequired={isRequired}
          value={value}
          onChange={onChange}
          form={form}
        />
      )}
    </Group>
  )
}

/** True where a value could have been filled in with this node. */
function fits(node: FormNode, value: JsonValue | undefined): boolean {
  switch (node.kind) {
    case 'text':
      return typeof value === 'string'
    case 'number':
      return typeof value === 'number'
    case 'boolean':
      return typeof value === 'boolean'
    case 'choice':
      return node.options.some((option) => option === value)
    case 'list':
      return Array.isArray(value)
    case 'object':
      return isObject(value) && node.members.every(({ name, isRequired }) => !isRequired || name in value)
    default:
      return false
  }
}
