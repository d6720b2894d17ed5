import { useMemo } from 'react'
import { DomainMark } from '@/components/tool/domain-tag'
import { partsOf } from '@/lib/tool'
import { legendOf } from './domains'
import type { GraphEditor } from './use-graph-editor'

/** Which colour on the canvas is which domain, and whether anybody said so. Each selects its tools. */
export function DomainLegend({ editor }: { editor: GraphEditor }) {
  const { nodes } = editor.state.draft.graph
  const { domainOf } = editor
  const legend = useMemo(() => legendOf(nodes, (key) => domainOf(partsOf(key).server)), [nodes, domainOf])
  if (legend.length === 0) return null
  return (
    <details open className="floating absolute bottom-3.5 left-14 z-5 max-w-64 text-meta">
      <summary className="cursor-pointer px-2 py-1 text-ink-soft">
        {legend.length === 1 ? 'Domain' : `Domains ${legend.length}`}
      </summary>
      <ul aria-label="Domains" className="max-h-44 overflow-auto px-1 pb-1">
        {legend.map(({ domain, tools, guess }) => (
          <li key={domain}>
            <button
              type="button"
              title="Select its tools"
              onClick={() => editor.store.select({ nodes: tools, edges: [] })}
              className="flex w-full items-center gap-1.5 rounded-sm px-1 py-0.5 text-left hover:bg-hover"
            >
              <DomainMark domain={domain} />
              <span className="min-w-0 truncate">{domain ?? 'not known'}</span>
              {guess !== 'none' && (
                <span className="shrink-0 text-ink-faint">
                  {guess === 'all' ? 'guessed' : 'partly guessed'}
                </span>
              )}
              <span className="figures ml-auto pl-2 text-ink-soft">{tools.length}</span>
            </button>
          </li>
        ))}
      </ul>
    </details>
  )
}
