'use client'

import { type ReactNode, useId, useState } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import { SearchInput } from '@/components/ui/search-input'
import { counted, formatCount } from '@/lib/shared/format'
import type { SynthesisParams } from '@/lib/synthesis'
import { useDesign } from './design-context'

/** Something to make items from, as a line of the list. */
export interface SourceChoice {
  id: string
  name: string
  /** Figures in a word or two: "v3 · 12 dependencies". */
  facts: string
}

export interface SourceChoices {
  graphs: readonly SourceChoice[]
  servers: readonly SourceChoice[]
  /** Earlier runs, with how many accepted tasks each has. */
  runs: readonly SourceChoice[]
}

type Source = SynthesisParams['source']

const KINDS: { kind: Source['kind']; label: string; noun: string; none: string }[] = [
  {
    kind: 'graphs',
    label: 'Graphs',
    noun: 'graphs',
    none: 'This project has no graph yet; build one from a server.',
  },
  {
    kind: 'servers',
    label: 'Servers',
    noun: 'servers',
    none: 'This project has no server yet; import tools first.',
  },
  {
    kind: 'tasks',
    label: 'Accepted tasks',
    noun: 'runs',
    none: 'No run has accepted tasks yet; run as far as tasks and review them.',
  },
]

/** Lines that are drawn at once; a search finds the others. */
const SHOWN = 200

const choicesOf = ({ graphs, servers, runs }: SourceChoices, kind: Source['kind']) =>
  kind === 'graphs' ? graphs : kind === 'servers' ? servers : runs

const idsOf = (source: Source): string[] =>
  source.kind === 'graphs'
    ? source.graphVersionIds
    : source.kind === 'servers'
      ? source.documentIds
      : source.jobId === ''
        ? []
        : [source.jobId]

const sourceOf = (kind: Source['kind'], ids: string[]): Source =>
  kind === 'graphs'
    ? { kind, graphVersionIds: ids }
    : kind === 'servers'
      ? { kind, documentIds: ids }
      : { kind, jobId: ids.at(-1) ?? '' }

/** What items are made from: graphs and servers by search and ticks, any number of them; or one earlier run. */
export function SourcePicker({ choices }: { choices: SourceChoices }) {
  const { params, problems, set } = useDesign()
  const [words, setWords] = useState('')
  const name = useId()
  const { source } = params
  const { kind } = source
  const all = choicesOf(choices, kind)
  const chosen = new Set(idsOf(source))
  // What the design opened with stands first, and stays there when it is unticked.
  const [opened] = useState(chosen)
  const ordered = [...all.filter(({ id }) => opened.has(id)), ...all.filter(({ id }) => !opened.has(id))]
  const found = ordered.filter((choice) => choice.name.toLowerCase().includes(words.trim().toLowerCase()))
  const known = all.filter(({ id }) => chosen.has(id)).length
  const isOne = kind === 'tasks'
  const { noun, none } = KINDS.find((one) => one.kind === kind) ?? { noun: '', none: '' }
  const choose = (ids: Iterable<string>) => set('source', sourceOf(kind, [...ids]))

  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1.5 font-medium text-section">From what</legend>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        {KINDS.map((one) => (
          <label key={one.kind} className="inline-flex min-h-control items-center gap-1.5">
            <input
              type="radio"
              name={name}
              checked={kind === one.kind}
              onChange={() => {
                set('source', sourceOf(one.kind, []))
                setWords('')
              }}
              className="accent-accent"
            />
            {one.label}
            <span className="figures text-ink-faint text-meta">
              {formatCount(choicesOf(choices, one.kind).length)}
            </span>
          </label>
        ))}
        <SearchInput
          label={`Search ${noun}`}
          value={words}
          onChange={({ target }) => setWords(target.value)}
          className="ml-auto w-44"
        />
      </div>
      <div className="overflow-hidden rounded-md border border-line bg-raised">
        {all.length === 0 ? (
          <p className="px-3 py-4 text-ink-soft">{none}</p>
        ) : (
          <>
            {!isOne && (
              <Line>
                <Checkbox
                  label={
                    words
                      ? `All ${formatCount(found.length)} found`
                      : `All ${formatCount(all.length)} ${noun}`
                  }
                  checked={found.length > 0 && found.every(({ id }) => chosen.has(id))}
                  disabled={found.length === 0}
                  onChange={({ target }) => {
                    const others = [...chosen].filter((id) => !found.some((one) => one.id === id))
                    choose(target.checked ? [...others, ...found.map(({ id }) => id)] : others)
                  }}
                />
                <span className="figures ml-auto text-ink-soft text-meta">
                  {formatCount(known)} of {formatCount(all.length)} chosen
                </span>
              </Line>
            )}
            <div className="max-h-36 overflow-auto border-line border-t">
              {found.slice(0, SHOWN).map((choice) => (
                <Line key={choice.id}>
                  {isOne ? (
                    <label className="inline-flex min-h-control min-w-0 items-center gap-2">
                      <input
                        type="radio"
                        name={`${name}-run`}
                        checked={chosen.has(choice.id)}
                        onChange={() => choose([choice.id])}
                        className="accent-accent"
                      />
                      <span className="truncate">{choice.name}</span>
                    </label>
                  ) : (
                    <Checkbox
                      label={choice.name}
                      className="min-w-0 truncate"
                      checked={chosen.has(choice.id)}
                      onChange={({ target }) =>
                        choose(
                          target.checked
                            ? [...chosen, choice.id]
                            : [...chosen].filter((id) => id !== choice.id),
                        )
                      }
                    />
                  )}
                  <span className="figures ml-auto shrink-0 text-ink-faint text-meta">{choice.facts}</span>
                </Line>
              ))}
              {found.length === 0 && <p className="px-3 py-2 text-ink-soft">None is called so.</p>}
              {found.length > SHOWN && (
                <p className="px-3 py-1.5 text-ink-faint text-meta">
                  {formatCount(found.length - SHOWN)} more; search to see them.
                </p>
              )}
            </div>
          </>
        )}
      </div>
      {chosen.size > known && (
        <p className="text-ink-soft text-meta">
          Also from the cloned run, not in this list: {counted(chosen.size - known, 'older version')}.
        </p>
      )}
      {problems.source && (
        <p role="alert" className="text-fail text-meta">
          <span aria-hidden>✕ </span>
          {problems.source}
        </p>
      )}
    </fieldset>
  )
}

const Line = ({ children }: { children: ReactNode }) => (
  <div className="flex h-row items-center gap-3 px-3 hover:bg-hover">{children}</div>
)
