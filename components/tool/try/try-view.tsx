'use client'

import { Dices, Eraser, Play } from 'lucide-react'
import type { Route } from 'next'
import { type FormEvent, useMemo, useRef, useState, useTransition } from 'react'
import { flushSync } from 'react-dom'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Kbd } from '@/components/ui/kbd'
import { Notice } from '@/components/ui/notice'
import { SplitPane } from '@/components/ui/split-pane'
import { inProse } from '@/lib/shared/english'
import type { JsonObject } from '@/lib/shared/json'
import { randomFrom } from '@/lib/shared/random'
import {
  type ArgumentProblem,
  baseDayOf,
  formOf,
  plausibleArguments,
  type Tool,
  type ToolKey,
} from '@/lib/tool'
import { RunCommandDialog } from '../run-command-dialog'
import { ArgumentsForm } from './arguments-form'
import { SessionBar } from './session-bar'
import { TryHistory } from './try-history'
import type { TriesListing, TryActions, TryBackend } from './try-listing'
import { TryResult } from './try-result'

/** Calls a tool with arguments that a person fills in, and shows what comes back. */
export function TryView({
  toolId,
  toolKey,
  tool,
  backend,
  backends,
  command,
  first,
  triesMax,
  actions,
}: {
  toolId: string
  toolKey: ToolKey
  tool: Tool
  backend: TryBackend
  backends: readonly { backend: TryBackend; href: Route }[]
  /** What a live try runs on the studio's machine; null where it runs nothing there. */
  command: { program: string; args: readonly string[]; secretNames: readonly string[] } | null
  first: TriesListing
  triesMax: number
  actions: TryActions
}) {
  const form = useMemo(() => formOf(tool.parameters), [tool])
  const [{ session, tries }, setTries] = useState(first)
  const [shown, setShown] = useState<number | null>(first.tries.at(-1)?.ordinal ?? null)
  const [value, setValue] = useState<JsonObject>({})
  const [view, setView] = useState<'fields' | 'json'>('fields')
  // Fields keep what is typed in them; what comes from elsewhere is laid out anew.
  const [generation, setGeneration] = useState(0)
  const [unfit, setUnfit] = useState<ArgumentProblem[]>([])
  const [unreadable, setUnreadable] = useState<Record<string, string>>({})
  const [note, setNote] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [isConfirmed, setConfirmed] = useState(command === null)
  const [asked, setAsked] = useState<{ isForced: boolean } | null>(null)
  const [isCalling, startCalling] = useTransition()
  const formRef = useRef<HTMLFormElement>(null)
  const problems = [
    ...Object.entries(unreadable).map(([path, message]) => ({ path, message })),
    ...unfit.filter(({ path }) => !(path in unreadable)),
  ]
  const made = tries.find(({ ordinal }) => ordinal === shown)

  function layOut(laid: JsonObject) {
    setValue(laid)
    setUnfit([])
    setUnreadable({})
    setGeneration((count) => count + 1)
  }

  function fill() {
    const seed = session?.seed ?? 1
    const today = baseDayOf(randomFrom('try', seed, 'today'))
    const random = randomFrom('try', seed, 'fill', tool.name, generation)
    const filled = plausibleArguments(tool, { random, today })
    layOut(filled.arguments)
    setNote(
      filled.missing.length === 0
        ? 'Filled by the built-in rules.'
        : `Filled by the built-in rules, except ${inProse(filled.missing)}: nothing says what could stand there.`,
    )
  }

  function changeView(next: 'fields' | 'json') {
    setView(next)
    layOut(value)
  }

  function ask(isForced: boolean) {
    if (Object.keys(unreadable).length > 0) return focusFirstProblem()
    if (isConfirmed) call(isForced)
    else setAsked({ isForced })
  }

  const call = (isForced: boolean) =>
    startCalling(async () => {
      setProblem(null)
      const answered = await actions.tryTool({ toolId, backend, arguments: value, isForced })
      if (!answered.ok) return setProblem(answered.problem.message)
      if (answered.value.kind === 'unfit') {
        const { problems } = answered.value
        // The fields must say that they are wrong before the first of them is found.
        flushSync(() => setUnfit(problems))
        return focusFirstProblem()
      }
      setUnfit([])
      setTries(answered.value)
      setShown(answered.value.tries.at(-1)?.ordinal ?? null)
    })

  const reset = (wanted: { seed: number; failureRate: number }) =>
    startCalling(async () => {
      setProblem(null)
      const anew = await actions.resetTries({ toolId, backend, ...wanted })
      if (!anew.ok) return setProblem(anew.problem.message)
      setTries(anew.value)
      setShown(null)
    })

  function focusFirstProblem() {
    formRef.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    ask(false)
  }

  const fields = (
    <form
      ref={formRef}
      aria-label={`Arguments of ${tool.name}`}
      noValidate
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) formRef.current?.requestSubmit()
      }}
      className="flex h-full min-h-0 flex-col"
    >
      <div className="flex shrink-0 flex-wrap items-center gap-2 px-4 pt-3">
        <Button icon={<Dices aria-hidden />} onClick={fill}>
          Fill with plausible values
        </Button>
        <Button
          icon={<Eraser aria-hidden />}
          onClick={() => {
            layOut({})
            setNote(null)
          }}
        >
          Clear
        </Button>
        <Button
          aria-pressed={view === 'json'}
          onClick={() => changeView(view === 'json' ? 'fields' : 'json')}
          className="ml-auto"
        >
          {view === 'json' ? 'Edit as form' : 'Edit as JSON'}
        </Button>
      </div>
      <div className="min-h-0 flex-1 overflow-auto p-4">
        {note && <p className="pb-3 text-ink-soft text-meta">{note}</p>}
        <ArgumentsForm
          key={`${generation} ${view}`}
          form={form}
          view={view}
          value={value}
          onChange={(changed) => {
            setValue(changed)
            setUnfit([])
          }}
          problems={problems}
          onUnreadable={(path, said) =>
            setUnreadable(({ [path]: _, ...others }) =>
              said === null ? others : { ...others, [path]: said },
            )
          }
        />
      </div>
      <footer className="grid shrink-0 gap-2 border-line border-t px-4 py-3">
        {unfit.length > 0 && (
          <Notice
            tone="problem"
            action={
              <Button size="small" onClick={() => ask(true)} disabled={isCalling}>
                Send all the same
              </Button>
            }
          >
            Not sent: the arguments do not fit the tool’s schema.
            <ul className="max-h-28 overflow-auto pt-1 text-meta">
              {unfit.map(({ path, message }) => (
                <li key={path + message}>
                  <code className="font-mono text-ink">{path}</code> {message}
                </li>
              ))}
            </ul>
          </Notice>
        )}
        {problem && <Notice tone="problem">{problem}</Notice>}
        <div className="flex items-center gap-3">
          <Button type="submit" variant="primary" icon={<Play aria-hidden />} disabled={isCalling}>
            {isCalling ? 'Calling' : 'Call the tool'}
          </Button>
          <Kbd keys="mod+enter" />
          {isCalling && backend === 'live' && (
            <span className="text-ink-soft text-meta">The server has a minute to answer.</span>
          )}
        </div>
      </footer>
    </form>
  )
  const results = (
    <section
      aria-label="What came back"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
      tabIndex={0}
      className="h-full min-h-0 overflow-auto focus-visible:-outline-offset-2"
    >
      <div aria-live="polite" className="sr-only">
        {made && `Try ${made.ordinal + 1}: ${made.failure ? 'failed' : 'answered'}.`}
      </div>
      {tries.length === 0 ? (
        <EmptyState sentence={emptySentences[backend]} />
      ) : (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-6 p-4">
          {made && (
            <TryResult
              key={made.ordinal}
              made={made}
              onUseAgain={made.tool === toolKey ? () => layOut(made.arguments) : null}
            />
          )}
          <TryHistory tries={tries} shown={shown} onShow={setShown} />
        </div>
      )}
    </section>
  )
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <SessionBar
        {...{ backend, backends, session, triesMax, reset }}
        tryCount={tries.length}
        isBusy={isCalling}
      />
      <div className="min-h-0 flex-1">
        <SplitPane
          id="tool-try"
          panes={[
            { id: 'arguments', content: fields, defaultSize: '50%', minSize: '320px' },
            { id: 'results', content: results, minSize: '280px' },
          ]}
        />
      </div>
      <RunCommandDialog
        command={asked && command}
        until="its tool has answered"
        variables={command?.secretNames ?? []}
        onClose={() => setAsked(null)}
        onRun={() => {
          setConfirmed(true)
          if (asked) call(asked.isForced)
          setAsked(null)
        }}
      />
    </div>
  )
}

const emptySentences: Record<TryBackend, string> = {
  emulator:
    'Results stand here. The emulator is built-in and rule-based: it answers from the schema, and remembers through the session what the tools of this server made.',
  live: 'Results stand here. Each call starts or connects the server anew and waits for its answer.',
}
