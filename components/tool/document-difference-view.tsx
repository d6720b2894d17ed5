import type { ReactNode } from 'react'
import { Badge } from '@/components/ui/badge'
import { EmptyState } from '@/components/ui/empty-state'
import type { DocumentDifference, MemberChange, Tool, ToolChange } from '@/lib/tool'

/** What one version of a server's document has otherwise than another: tools added, removed and changed. */
export function DocumentDifferenceView({ difference }: { difference: DocumentDifference }) {
  const { added, removed, changed, about } = difference
  if (added.length + removed.length + changed.length + about.length === 0) {
    return <EmptyState sentence="The two versions are the same but for the order of their tools." />
  }
  return (
    <section
      aria-label="What changed"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
      tabIndex={0}
      className="grid h-full content-start gap-6 overflow-auto p-4"
    >
      <Part title="Added tools" count={added.length}>
        {added.map((tool) => (
          <WholeTool key={tool.name} tool={tool} />
        ))}
      </Part>
      <Part title="Removed tools" count={removed.length}>
        {removed.map((tool) => (
          <WholeTool key={tool.name} tool={tool} />
        ))}
      </Part>
      <Part title="Changed tools" count={changed.length}>
        {changed.map((change) => (
          <ChangedTool key={change.name} change={change} />
        ))}
      </Part>
      <Part title="The server itself" count={about.length}>
        {about.map(({ field, before, after }) => (
          <li key={field} className="grid gap-1">
            <h3 className="font-medium first-letter:uppercase">{field}</h3>
            <BeforeAfter before={before ?? 'none'} after={after ?? 'none'} />
          </li>
        ))}
      </Part>
    </section>
  )
}

function Part({ title, count, children }: { title: string; count: number; children: ReactNode }) {
  if (count === 0) return null
  return (
    <section className="grid gap-2">
      <h2 className="font-medium text-section">
        {title} <span className="font-normal text-ink-faint tabular-nums">{count}</span>
      </h2>
      <ul className="grid gap-3">{children}</ul>
    </section>
  )
}

function WholeTool({ tool }: { tool: Tool }) {
  return (
    <li className="grid max-w-[90ch] gap-0.5">
      <span className="wrap-anywhere font-mono">{tool.name}</span>
      <span className="line-clamp-2 text-ink-soft">{tool.description}</span>
    </li>
  )
}

function ChangedTool({ change: { name, description, parameters, result } }: { change: ToolChange }) {
  return (
    <li className="grid gap-1">
      <h3 className="wrap-anywhere font-mono">{name}</h3>
      {description && (
        <div className="grid gap-1">
          <span className="text-ink-soft">described in other words</span>
          <BeforeAfter {...description} />
        </div>
      )}
      <MemberChanges changes={parameters} what="Parameters" />
      <MemberChanges changes={result} what="Result" />
    </li>
  )
}

const MARKS = {
  added: { tone: 'pass', word: 'added' },
  removed: { tone: 'fail', word: 'removed' },
  changed: { tone: 'undecided', word: 'changed' },
} as const

function MemberChanges({ changes, what }: { changes: readonly MemberChange[]; what: string }) {
  if (changes.length === 0) return null
  return (
    <ul aria-label={what} className="grid gap-0.5">
      {changes.map(({ path, kind, facts }) => (
        <li key={kind + path} className="flex flex-wrap items-baseline gap-x-3">
          <span className="w-20">
            <Badge tone={MARKS[kind].tone}>{MARKS[kind].word}</Badge>
          </span>
          <span className="wrap-anywhere font-mono text-meta">{path}</span>
          <span className="wrap-anywhere text-ink-soft">{facts.join('; ')}</span>
        </li>
      ))}
    </ul>
  )
}

function BeforeAfter({ before, after }: { before: string; after: string }) {
  return (
    <div className="grid max-w-[110ch] gap-1 text-meta">
      <del className="wrap-anywhere line-clamp-6 whitespace-pre-line border-line-strong border-l-2 pl-2 text-ink-faint no-underline">
        <span className="sr-only">Before: </span>
        {before}
      </del>
      <ins className="wrap-anywhere line-clamp-6 whitespace-pre-line border-accent border-l-2 pl-2 no-underline">
        <span className="sr-only">After: </span>
        {after}
      </ins>
    </div>
  )
}
