'use client'

import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import type { JsonValue } from '@/lib/shared/json'
import { pathInto } from '@/lib/tool'
import type { FieldProps } from './field-props'
import { Group } from './group'

/** A list, an item a line. Items that are still empty are `null` in what is sent: the schema then says what they lack. */
export function ListField({ node, label, path, isRequired, value, onChange, form }: FieldProps<'list'>) {
  const items = Array.isArray(value) ? value : []
  // An item keeps its place in the page when one before it goes.
  const [keys, setKeys] = useState(() => items.map((_, i) => i))
  const nextKey = Math.max(-1, ...keys) + 1

  function remove(at: number) {
    const rest = items.filter((_, i) => i !== at)
    setKeys(keys.filter((_, i) => i !== at))
    onChange(rest.length === 0 ? undefined : rest)
  }
  function add() {
    setKeys([...keys, nextKey])
    onChange([...items, null])
  }
  const change = (at: number, item: JsonValue | undefined) => onChange(items.with(at, item ?? null))

  return (
    <Group
      {...{ label, isRequired, type: 'list' }}
      description={[node.description, ...node.constraints].filter((text) => text !== '').join(' · ')}
      problem={form.problemAt(path)}
      action={
        <Button size="small" icon={<Plus aria-hidden />} onClick={add}>
          Add to {label}
        </Button>
      }
    >
      {items.length > 0 &&
        items.map((item, i) => (
          <div key={keys[i] ?? i} className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-2">
            <form.Part
              make={node.item}
              label={`${label} ${i + 1}`}
              path={pathInto(path, i)}
              isRequired
              value={item === null ? undefined : item}
              onChange={(part) => change(i, part)}
              form={form}
            />
            <IconButton
              label={`Remove ${label} ${i + 1}`}
              icon={<X aria-hidden />}
              onClick={() => remove(i)}
            />
          </div>
        ))}
    </Group>
  )
}
