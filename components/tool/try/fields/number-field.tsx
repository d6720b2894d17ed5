'use client'

import { useState } from 'react'
import { Input } from '@/components/ui/input'
import type { JsonValue } from '@/lib/shared/json'
import type { FieldProps } from './field-props'
import { ScalarField } from './scalar-field'

/** A number as it is typed. What is no number is handed on as the text that it is, and the schema refuses it. */
export function NumberField(props: FieldProps<'number'>) {
  const { node, value, onChange } = props
  const [text, setText] = useState(value === undefined || value === null ? '' : String(value))
  return (
    <ScalarField {...props} type={node.isInteger ? 'integer' : 'number'}>
      {(control) => (
        <Input
          {...control}
          inputMode={node.isInteger ? 'numeric' : 'decimal'}
          value={value === null ? '' : text}
          onChange={(event) => {
            setText(event.target.value)
            onChange(numberIn(event.target.value))
          }}
          className="figures max-w-60"
        />
      )}
    </ScalarField>
  )
}

function numberIn(text: string): JsonValue | undefined {
  const trimmed = text.trim()
  if (trimmed === '') return undefined
  const number = Number(trimmed)
  return Number.isFinite(number) ? number : trimmed
}
