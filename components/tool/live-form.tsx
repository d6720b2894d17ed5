'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Notice } from '@/components/ui/notice'
import { NumberField } from '@/components/ui/number-field'
import { Tabs } from '@/components/ui/tabs'
import { Textarea } from '@/components/ui/textarea'
import type { Result } from '@/lib/shared/result'
import { parseCommandLine, parsePairs, parseServerUrl } from '@/lib/tool'
import { CommandWords } from './command-words'
import { RunCommandDialog } from './run-command-dialog'

type Kind = 'command' | 'url'

/** A live server as the form tells of it. A command comes as the words that were shown and confirmed. */
export type LiveRequest = {
  /** Empty where the server's own name is to be taken. */
  name: string
  toolsMin: number
  /** Variables or headers, a line each. */
  pairs: string
} & ({ kind: 'command'; program: string; args: string[] } | { kind: 'url'; url: string })

/** Connects a live MCP server. A command is shown word by word and is run only after it has been confirmed. */
export function LiveForm({
  toolsMin,
  connect,
}: {
  toolsMin: number
  connect: (request: LiveRequest) => Promise<Result<{ importId: string }>>
}) {
  const router = useRouter()
  const [kind, setKind] = useState<Kind>('command')
  const [line, setLine] = useState('')
  const [url, setUrl] = useState('')
  const [pairs, setPairs] = useState({ command: '', url: '' })
  const [asked, setAsked] = useState<(LiveRequest & { kind: 'command' }) | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [isListing, startListing] = useTransition()
  const parsed = parseCommandLine(line)

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const common = {
      name: String(form.get('name')),
      toolsMin: Number(form.get('toolsMin')),
      pairs: pairs[kind],
    }
    const readable = parsePairs(common.pairs, kind === 'command' ? 'env' : 'headers')
    if (!readable.ok) return setProblem(readable.problem.message)
    const place = kind === 'command' ? parsed : parseServerUrl(url)
    if (!place.ok) return setProblem(place.problem.message)
    setProblem(null)
    if (kind === 'url') list({ kind, url, ...common })
    else if (parsed.ok) setAsked({ kind, ...parsed.value, ...common })
  }

  const list = (request: LiveRequest) =>
    startListing(async () => {
      const connected = await connect(request)
      if (!connected.ok) return setProblem(connected.problem.message)
      router.push(`/tools/imports/${connected.value.importId}` as Route)
    })

  return (
    <form onSubmit={submit} className="grid gap-5">
      <Tabs
        label="How the server is reached"
        value={kind}
        onValueChange={(value) => setKind(value as Kind)}
        tabs={[
          {
            value: 'command',
            label: 'Command',
            content: (
              <div className="grid gap-3 pt-3">
                <Field
                  label="Command line"
                  hint="A program that speaks MCP over its standard input and output; no shell reads it. An argument that looks like a key (after --token and the like, a password in an address, a long random word) is stored encrypted and shown as … from then on. Any other is stored and shown as it is: give a secret as a variable."
                  error={line.trim() === '' || parsed.ok ? null : parsed.problem.message}
                >
                  {(control) => (
                    <Input
                      {...control}
                      required
                      readOnly={isListing}
                      spellCheck={false}
                      autoComplete="off"
                      value={line}
                      onChange={(event) => setLine(event.target.value)}
                      placeholder="npx -y @modelcontextprotocol/server-memory"
                      className="font-mono"
                    />
                  )}
                </Field>
                {parsed.ok && <CommandWords {...parsed.value} />}
                <PairsField
                  label="Environment variables"
                  hint="NAME=value, a line each; stored encrypted. Of the studio’s own it sees PATH, HOME and the like only."
                  value={pairs.command}
                  isReadOnly={isListing}
                  onChange={(command) => setPairs({ ...pairs, command })}
                />
              </div>
            ),
          },
          {
            value: 'url',
            label: 'Address',
            content: (
              <div className="grid gap-3 pt-3">
                <Field
                  label="Server address"
                  hint="Of a server that speaks Streamable HTTP. The values of its query and any part of its path that looks like a key are stored encrypted; the rest is shown as it is."
                >
                  {(control) => (
                    <Input
                      {...control}
                      required
                      type="url"
                      readOnly={isListing}
                      value={url}
                      onChange={(event) => setUrl(event.target.value)}
                      placeholder="https://example.com/mcp"
                      className="font-mono"
                    />
                  )}
                </Field>
                <PairsField
                  label="Headers"
                  hint="Name: value, a line each; stored encrypted."
                  value={pairs.url}
                  isReadOnly={isListing}
                  onChange={(changed) => setPairs({ ...pairs, url: changed })}
                />
              </div>
            ),
          },
        ]}
      />
      <Field label="Name" hint="Leave it empty to take the name that the server gives itself.">
        {(control) => (
          <Input {...control} name="name" maxLength={200} readOnly={isListing} className="max-w-80" />
        )}
      </Field>
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
            readOnly={isListing}
            defaultValue={toolsMin}
            unit="tools"
          />
        )}
      </Field>
      {problem && <Notice tone="problem">{problem}</Notice>}
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" variant="primary" disabled={isListing}>
          {isListing ? 'Listing its tools' : 'List its tools'}
        </Button>
        {isListing && <span className="text-ink-soft text-meta">It has a minute to answer.</span>}
      </div>
      <RunCommandDialog
        command={asked}
        variables={namesIn(asked?.pairs ?? '')}
        onClose={() => setAsked(null)}
        onRun={() => {
          if (asked) list(asked)
          setAsked(null)
        }}
      />
    </form>
  )
}

function PairsField({
  label,
  hint,
  value,
  isReadOnly,
  onChange,
}: {
  label: string
  hint: string
  value: string
  isReadOnly: boolean
  onChange: (value: string) => void
}) {
  return (
    <Field label={label} hint={hint}>
      {(control) => (
        <Textarea
          {...control}
          spellCheck={false}
          autoComplete="off"
          readOnly={isReadOnly}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          className="max-h-40 min-h-16 font-mono text-meta"
        />
      )}
    </Field>
  )
}

function namesIn(pairs: string): string[] {
  const read = parsePairs(pairs, 'env')
  return read.ok ? Object.keys(read.value) : []
}
