'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Notice } from '@/components/ui/notice'
import { NumberField } from '@/components/ui/number-field'
import { Tabs } from '@/components/ui/tabs'
import { Textarea } from '@/components/ui/textarea'
import { FileDrop } from './file-drop'
import { UploadProgress } from './upload-progress'
import { useToolUpload } from './use-tool-upload'

type Source = 'file' | 'text'

/** Imports tool documents from a file or a pasted text; a refusal leaves both as they were. */
export function ImportForm({ bytesMax, toolsMin }: { bytesMax: number; toolsMin: number }) {
  const router = useRouter()
  const [source, setSource] = useState<Source>('file')
  const [file, setFile] = useState<File | null>(null)
  const [text, setText] = useState('')
  const [name, setName] = useState('pasted tools')
  const { state, send, stop, refuse } = useToolUpload((importId) =>
    router.push(`/tools/imports/${importId}` as Route),
  )
  const isBusy = state.phase === 'sending' || state.phase === 'reading' || state.phase === 'imported'

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const least = Number(new FormData(event.currentTarget).get('toolsMin'))
    const body = source === 'file' ? file : new Blob([text], { type: 'application/json' })
    if (body === null) return refuse('No file is chosen yet.')
    if (body.size > bytesMax) {
      const mb = bytesMax / 1024 / 1024
      return refuse(`This is more than ${mb} MB, the most that is read at once. Split it into several files.`)
    }
    send({ body, name: body instanceof File ? body.name.slice(-200) : name.trim(), toolsMin: least })
  }

  return (
    <form onSubmit={submit} className="grid gap-5">
      <Tabs
        label="Where the tools are"
        value={source}
        onValueChange={(value) => setSource(value as Source)}
        tabs={[
          {
            value: 'file',
            label: 'File',
            content: (
              <div className="pt-3">
                <FileDrop
                  file={file}
                  accept=".json,.jsonl,.ndjson,.txt,.yaml,.yml,application/json"
                  disabled={isBusy}
                  onChoose={(chosen) => {
                    setFile(chosen)
                    stop()
                  }}
                />
              </div>
            ),
          },
          {
            value: 'text',
            label: 'Pasted text',
            content: (
              <div className="grid gap-3 pt-3">
                <Field label="JSON, JSON Lines or OpenAPI as YAML">
                  {(control) => (
                    <Textarea
                      {...control}
                      required
                      spellCheck={false}
                      readOnly={isBusy}
                      value={text}
                      onChange={(event) => setText(event.target.value)}
                      placeholder='{"tools": [{"name": "get_forecast", "description": "…", "inputSchema": {…}}]}'
                      className="max-h-[50vh] min-h-48 font-mono text-meta"
                    />
                  )}
                </Field>
                <Field label="Name" hint="Names the server where the text itself does not.">
                  {(control) => (
                    <Input
                      {...control}
                      required
                      maxLength={200}
                      pattern=".*\S.*"
                      readOnly={isBusy}
                      value={name}
                      onChange={(event) => setName(event.target.value)}
                      className="max-w-80"
                    />
                  )}
                </Field>
              </div>
            ),
          },
        ]}
      />
      <Field
        label="Least tools of a server"
        hint={`A server with fewer usable tools is left out. ASTRA's rule is ${toolsMin}.`}
      >
        {(control) => (
          <NumberField
            {...control}
            name="toolsMin"
            min={1}
            max={1000}
            step={1}
            required
            readOnly={isBusy}
            defaultValue={toolsMin}
            unit="tools"
          />
        )}
      </Field>
      {state.phase === 'refused' && <Notice tone="problem">{state.problem}</Notice>}
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" variant="primary" disabled={isBusy}>
          Import tools
        </Button>
        <UploadProgress state={state} onStop={stop} />
      </div>
    </form>
  )
}
