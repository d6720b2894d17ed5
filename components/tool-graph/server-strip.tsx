import { FoldVertical, UnfoldVertical } from 'lucide-react'
import { ServerTag } from '@/components/tool/tool-name'
import type { ServerGroup } from '@/lib/tool-graph'

/** The servers of a graph in a line, each folded or unfolded by pressing it. Nothing where there is only one. */
export function ServerStrip({
  groups,
  domainOf,
  toggle,
}: {
  groups: readonly ServerGroup[]
  domainOf: (server: string) => { name: string | null }
  toggle: (server: string) => void
}) {
  if (groups.length < 2) return null
  return (
    <ul
      aria-label="Servers"
      className="flex max-h-24 flex-wrap gap-1.5 overflow-auto border-line border-b px-4 py-1.5"
    >
      {groups.map(({ server, tools, isFolded }) => (
        <li
          key={server}
          className="inline-flex h-control items-center gap-1.5 rounded-md border border-line px-2 font-mono text-meta"
        >
          <ServerTag server={server} domain={domainOf(server).name} />
          <button
            type="button"
            onClick={() => toggle(server)}
            className="inline-flex items-center gap-1.5 hover:underline [&_svg]:size-3.5"
          >
            <span className="sr-only">{isFolded ? 'Unfold ' : 'Fold '}</span>
            {server}
            {isFolded ? <UnfoldVertical aria-hidden /> : <FoldVertical aria-hidden />}
          </button>
          <span className="figures text-ink-soft">{tools.length}</span>
        </li>
      ))}
    </ul>
  )
}
