'use client'

import { useState } from 'react'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/textarea'
import { isObject, type JsonObject, parseJson } from '@/lib/shared/json'
import type { ArgumentProblem, FormNode } from '@/lib/tool'
import type { FormContext } from './fields/field-props'
import { Members } from './fields/object-field'
import { SchemaField } from './fields/schema-field'

/** The arguments of a call, as fields made from the tool's schema or as one JSON text. */
export function ArgumentsForm({
  form,
  view,
  value,
  onChange,
  problems,
  onUnreadable,
}: {
  form: FormNode
  view: 'fields' | 'json'
  value: JsonObject
  onChange: (value: JsonObject) => void
  problems: readonly ArgumentProblem[]
  onUnreadable: FormContext['onUnreadable']
}) {
  if (view === 'json' || form.kind !== 'object') {
    return <WholeAsJson {...{ value, onChange, problems, onUnreadable }} />
  }
  if (form.members.length === 0) return <p className="text-ink-soft">The tool takes no parameters.</p>
  const context: FormContext = {
    Part: SchemaField,
    problemAt: (path) => {
      const here = problems.filter((problem) => problem.path === path)
      return here.length === 0 ? null : here.map(({ message }) => message).join('; ')
    },
    onUnreadable,
  }
  return (
    <div className="grid gap-4">
      <Members
        node={form}
        label=""
        path="$"
        isRequired
        value={value}
        onChange={(changed) => onChange(isObject(changed) ? (changed as JsonObject) : {})}
        form={context}
      />
    </div>
  )
}

function WholeAsJson({
  value,
  onChange,
  problems,
  onUnreadable,
}: {
  value: JsonObject
  onChange: (value: JsonObject) => void
  problems: readonly ArgumentProblem[]
  onUnreadable: FormContext['onUnreadable']
}) {
  const [text, setText] = useState(JSON.stringify(value, null, 2))

  function type(typed: string) {
    setText(typed)
    const parsed = parseJson(typed, 'The text')
    if (parsed.ok && isObject(parsed.value)) {
      onUnreadable('$', null)
      onChange(parsed.value as JsonObject)
    } else
      onUnreadable('$', parsed.ok ? 'The arguments of a call are one JSON object.' : parsed.problem.message)
  }

  return (
    <Field
      label="Arguments as JSON"
      error={
        problems.length === 0 ? null : problems.map(({ path, message }) => `${path} ${message}`).join('; ')
      }
    >
      {(control) => (
        <Textarea
          {...control}
          spellCheck={false}
          value={text}
          onChange={(event) => type(event.target.value)}
          className="max-h-[60vh] min-h-40 font-mono text-meta"
        />
      )}
    </Field>
  )
}
