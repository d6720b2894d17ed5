'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Notice } from '@/components/ui/notice'
import { Textarea } from '@/components/ui/textarea'
import { toast } from '@/components/ui/toaster'
import type { Result } from '@/lib/shared/result'

/** A tool as the form tells of it; the schemas are JSON texts. */
export interface ToolDraft {
  server: string
  name: string
  description: string
  parameters: string
  result: string
  mayReplace: boolean
}

/** Where nothing is wrong with one field (the studio failed), `field` is null. */
export interface DraftProblem {
  field: keyof ToolDraft | null
  message: string
}

const EMPTY_SCHEMA = `{
  "type": "object",
  "properties": {
    "id": { "type": "string", "description": "" }
  },
  "required": ["id"]
}`

/** Writes one tool by hand. What is wrong is told at its field, and everything typed stays. */
export function HandForm({
  servers,
  write,
}: {
  /** Titles of servers that a tool may be added to. */
  servers: readonly string[]
  write: (draft: ToolDraft) => Promise<Result<{ serverId: string }, DraftProblem>>
}) {
  const router = useRouter()
  const [problem, setProblem] = useState<DraftProblem | null>(null)
  const [isWriting, startWriting] = useTransition()
  const errorOf = (field: keyof ToolDraft) => (problem?.field === field ? problem.message : null)

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name) ?? '')
    startWriting(async () => {
      const written = await write({
        server: text('server'),
        name: text('name'),
        description: text('description'),
        parameters: text('parameters'),
        result: text('result'),
        mayReplace: form.has('mayReplace'),
      })
      setProblem(written.ok ? null : written.problem)
      if (!written.ok) return
      toast.success(`Added ${text('name')}`)
      router.push(`/tools/servers/${written.value.serverId}` as Route)
    })
  }

  return (
    <form onSubmit={submit} className="grid gap-4">
      <Field
        label="Server"
        hint="The tool is added to the server of this title; one that is not there yet is made."
        error={errorOf('server')}
      >
        {(control) => (
          <Input {...control} name="server" required maxLength={200} list="servers" className="max-w-80" />
        )}
      </Field>
      <datalist id="servers">
        {[...new Set(servers)].map((title) => (
          <option key={title} value={title} />
        ))}
      </datalist>
      <Field label="Tool name" hint="Letters, digits, _ and -, at most 64." error={errorOf('name')}>
        {(control) => (
          <Input {...control} name="name" required maxLength={200} className="max-w-80 font-mono" />
        )}
      </Field>
      <Field
        label="Description"
        hint="What it does, for the model that calls it."
        error={errorOf('description')}
      >
        {(control) => (
          <Textarea {...control} name="description" required maxLength={16_000} className="max-h-60" />
        )}
      </Field>
      <SchemaField
        name="parameters"
        label="Parameters"
        hint="A JSON Schema of an object."
        error={errorOf('parameters')}
        initial={EMPTY_SCHEMA}
      />
      <SchemaField
        name="result"
        label="Result"
        hint="A JSON Schema of what comes back; leave it empty where that is not known."
        error={errorOf('result')}
        initial=""
      />
      <Checkbox name="mayReplace" label="Replace the server’s tool of this name, if it has one" />
      {problem?.field === null && <Notice tone="problem">{problem.message}</Notice>}
      <div>
        <Button type="submit" variant="primary" disabled={isWriting}>
          {isWriting ? 'Adding' : 'Add tool'}
        </Button>
      </div>
    </form>
  )
}

function SchemaField({
  name,
  label,
  hint,
  error,
  initial,
}: {
  name: string
  label: string
  hint: string
  error: string | null
  initial: string
}) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <Textarea
          {...control}
          name={name}
          spellCheck={false}
          defaultValue={initial}
          maxLength={1_000_000}
          className="max-h-[50vh] min-h-24 font-mono text-meta"
        />
      )}
    </Field>
  )
}
