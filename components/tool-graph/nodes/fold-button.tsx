import type { ReactNode } from 'react'
import type { ServerNode } from '../group-flow'

/** Folds or unfolds a group on the canvas; pressing it is not dragging what it sits on. */
export function FoldButton({
  data: { server, toggle },
  label,
  icon,
}: {
  data: Pick<ServerNode['data'], 'server' | 'toggle'>
  label: string
  icon: ReactNode
}) {
  if (toggle === null) return null
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      onClick={(event) => {
        event.stopPropagation()
        toggle(server)
      }}
      // Enter on a button is not Enter on the card around it.
      onKeyDown={(event) => event.stopPropagation()}
      className="nodrag pointer-events-auto inline-flex size-6 shrink-0 items-center justify-center rounded-sm text-ink-soft hover:bg-hover hover:text-ink [&_svg]:size-3.5"
    >
      {icon}
    </button>
  )
}
