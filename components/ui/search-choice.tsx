'use client'

import { ChevronDown } from 'lucide-react'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { cx } from './cx'
import { Input } from './input'

/** One of very many: `facts` stand behind its name. */
export interface SearchOption {
  id: string
  label: string
  facts?: string
}

/** The first of what was found, and how many there are. */
export interface FoundOptions {
  options: readonly SearchOption[]
  total: number
}

/** Finds those with every word of a text among options that are all here. */
export const findAmong =
  (options: readonly SearchOption[]) =>
  async (text: string): Promise<FoundOptions> => {
    const words = text.toLowerCase().split(/\s+/)
    const found = options.filter(({ label }) => words.every((word) => label.toLowerCase().includes(word)))
    return { options: found.slice(0, SHOWN), total: found.length }
  }

/** Lines that a list shows; typing narrows it. */
const SHOWN = 50

/**
 * A select for more than a menu can hold: what is typed asks for what it is chosen from. Arrows walk, Enter chooses,
 * Escape leaves it as it was.
 */
export function SearchChoice({
  label,
  none,
  chosen,
  find,
  onChange,
  className,
}: {
  label: string
  /** What nothing chosen is called: "any server"; left out where something must be chosen. */
  none?: string
  chosen: SearchOption | null
  find: (text: string) => Promise<FoundOptions>
  /** Null only where there is a word for none. */
  onChange: (chosen: SearchOption | null) => void
  className?: string
}) {
  const listId = useId()
  const newest = useRef(0)
  /** What is typed; null while the list is closed. */
  const [text, setText] = useState<string | null>(null)
  const [found, setFound] = useState<FoundOptions | null>(null)
  const [at, setAt] = useState(0)
  const isOpen = text !== null
  const options: (SearchOption | null)[] = text || none === undefined ? [] : [null]
  options.push(...(found?.options ?? []))

  async function ask(wanted: string) {
    setText(wanted)
    const mine = ++newest.current
    const answer = await find(wanted).catch(() => null)
    if (mine !== newest.current) return
    setFound(answer)
    setAt(0)
  }

  function close() {
    newest.current++
    setText(null)
    setFound(null)
  }

  function choose(option: SearchOption | null) {
    close()
    if (option?.id !== chosen?.id && (option || none !== undefined)) onChange(option)
  }

  function onKeyDown(event: KeyboardEvent) {
    const { key } = event
    if (!isOpen) {
      if (key !== 'ArrowDown' && key !== 'Enter') return
      void ask('')
    } else if (key === 'ArrowDown') setAt(Math.min(at + 1, options.length - 1))
    else if (key === 'ArrowUp') setAt(Math.max(at - 1, 0))
    else if (key === 'Escape') close()
    else if (key !== 'Enter') return
    else if (options.length > 0) choose(options[at] ?? null)
    event.preventDefault()
  }

  return (
    <div className={cx('relative inline-flex', className)}>
      <Input
        role="combobox"
        aria-label={label}
        aria-expanded={isOpen}
        aria-controls={isOpen ? listId : undefined}
        aria-activedescendant={isOpen && options.length > 0 ? `${listId}-${at}` : undefined}
        aria-autocomplete="list"
        placeholder={isOpen && chosen ? chosen.label : none}
        value={text ?? chosen?.label ?? ''}
        onChange={(event) => void ask(event.target.value)}
        onClick={() => !isOpen && void ask('')}
        onKeyDown={onKeyDown}
        onBlur={close}
        maxLength={200}
        className={cx('truncate pr-7', !isOpen && 'placeholder:text-ink')}
      />
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute inset-y-0 right-2 my-auto size-3.5 text-ink-faint"
      />
      {isOpen && (
        <div popover="manual" ref={floatBelow} className="floating fixed m-0 w-80 p-1 text-ink">
          <div id={listId} role="listbox" aria-label={label} className="max-h-72 overflow-y-auto">
            {options.map((option, index) => (
              <div
                key={option?.id ?? ''}
                id={`${listId}-${index}`}
                ref={(element) => {
                  if (index === at) element?.scrollIntoView({ block: 'nearest' })
                }}
                role="option"
                aria-selected={index === at}
                // Reached by the arrows from the box above, which keeps the focus.
                tabIndex={-1}
                onPointerDown={(event) => {
                  event.preventDefault()
                  choose(option)
                }}
                className={cx(
                  'flex min-h-control cursor-default items-center gap-2 rounded-sm px-2',
                  index === at ? 'bg-hover' : 'hover:bg-hover',
                )}
              >
                <span className={cx('min-w-0 flex-1 truncate', option ? 'text-ink' : 'text-ink-soft')}>
                  {option?.label ?? none}
                </span>
                {option?.facts && <span className="figures text-ink-faint text-meta">{option.facts}</span>}
              </div>
            ))}
          </div>
          <p role="status" className="px-2 pt-1 text-ink-faint text-meta">
            {found === null
              ? 'Looking'
              : found.total === 0
                ? 'None has these words.'
                : found.total > found.options.length
                  ? `${found.options.length} of ${found.total}: type to narrow them`
                  : `${found.total} found`}
          </p>
        </div>
      )}
    </div>
  )
}

/** Above everything, under its field: a dialog or a pane that scrolls would cut it off. */
function floatBelow(list: HTMLElement | null) {
  const field = list?.parentElement?.getBoundingClientRect()
  if (!list || !field) return
  list.style.left = `${field.left}px`
  list.style.top = `${field.bottom + 4}px`
  if (!list.matches(':popover-open')) list.showPopover()
}
