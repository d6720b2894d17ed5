import { useState } from 'react'
import { cx } from '@/components/ui/cx'
import { SearchInput } from '@/components/ui/search-input'
import type { ToolKey } from '@/lib/tool'
import { toolNameOf } from './words'

const SHOWN_MAX = 8

/** Finds a tool of the graph by any part of its name or server: arrows choose, Enter jumps there, Escape closes. */
export function GraphSearch({
  tools,
  onJump,
  onClose,
}: {
  tools: readonly ToolKey[]
  onJump: (key: ToolKey) => void
  onClose: () => void
}) {
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  const found =
    words.length === 0 ? [] : tools.filter((key) => words.every((word) => key.toLowerCase().includes(word)))
  const shown = found.slice(0, SHOWN_MAX)
  const optionId = (index: number) => `graph-search-${index}`
  return (
    <search
      aria-label="Find on the graph"
      className="floating absolute top-2 left-2 z-10 w-72 p-2"
      onKeyDown={(event) => {
        const chosen = shown[at]
        if (event.key === 'Escape') onClose()
        else if (event.key === 'ArrowDown') setAt(Math.min(at + 1, shown.length - 1))
        else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0))
        else if (event.key === 'Enter' && chosen !== undefined) onJump(chosen)
        else return
        event.preventDefault()
      }}
    >
      <SearchInput
        label="Find a tool"
        className="w-full"
        // The box opens because the reader asked to type into it.
        autoFocus
        role="combobox"
        aria-expanded={shown.length > 0}
        aria-controls={shown.length > 0 ? 'graph-search-tools' : undefined}
        aria-activedescendant={shown.length > 0 ? optionId(at) : undefined}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          setAt(0)
        }}
      />
      {shown.length > 0 && (
        <div id="graph-search-tools" role="listbox" aria-label="Tools found" className="mt-1">
          {shown.map((key, i) => (
            <div
              key={key}
              id={optionId(i)}
              role="option"
              aria-selected={i === at}
              // Reached by the arrows from the box above, which keeps the focus.
              tabIndex={-1}
              title={key}
              onPointerDown={(event) => {
                event.preventDefault()
                onJump(key)
              }}
              className={cx(
                'cursor-default truncate rounded-sm px-2 py-1 font-mono text-meta',
                i === at && 'bg-hover',
              )}
            >
              {toolNameOf(key)}
            </div>
          ))}
        </div>
      )}
      <p role="status" className="px-2 pt-1 text-ink-soft text-meta">
        {words.length === 0 ? 'Type a part of a name.' : `${found.length} of ${tools.length} tools`}
      </p>
    </search>
  )
}
