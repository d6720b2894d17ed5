'use client'

import { useState } from 'react'
import { Textarea } from '@/components/ui/textarea'
import { parseJson } from '@/lib/shared/json'
import type { FieldProps } from './field-props'
import { ScalarField } from './scalar-field'

/** Any value, written as JSON: what no other field can draw. */
export function JsonField(props: FieldProps) {
  const { label, path, value, onChange, form } = props
  const [text, setText] = useState(value === undefined ? '' : JSON.stringify(value, null, 2))

  function type(typed: string) {
    setText(typed)
    if (typed.trim() === '') {
      form.onUnreadable(path, null)
      return onChange(undefined)
    }
    const parsed = parseJson(typed, label)
    form.onUnreadable(path, parsed.ok ? null : parsed.problem.message)
    if (parsed.ok) onChange(parsed.value)
  }

  return (
    <ScalarField {...props} node={{ ...props.node, isNullable: false }} type="JSON">
      {(control) => (
        <Textarea
          {...control}
          disabled={false}
          spellCheck={false}
          value={text}
          onChange={(event) => type(event.target.value)}
          className="max-h-80 min-h-14 font-mono text-meta"
        />
      )}
    </ScalarField>
  )
}
