import { useConnection } from '@xyflow/react'
import { use } from 'react'
import { cx } from '@/components/ui/cx'
import type { ToolKey } from '@/lib/tool'
import { ConnectionHints, type ConnectionHint as Hint } from '../connection-hints'

const LOOKS: { [kind in Hint['kind']]: { mark: string; text: string } } = {
  typed: { mark: '✓', text: 'text-pass' },
  named: { mark: '?', text: 'text-undecided' },
  none: { mark: '–', text: 'text-ink-faint' },
  refused: { mark: '✕', text: 'text-fail' },
}

/** Under a card, while an edge is dragged: what letting go here would draw. */
export function ConnectionHint({ tool }: { tool: ToolKey }) {
  const hintFor = use(ConnectionHints)
  // One string, so that a card is drawn anew when dragging starts and ends and not with every move.
  const held = useConnection(({ inProgress, fromHandle }) =>
    inProgress && fromHandle !== null ? `${fromHandle.type} ${fromHandle.nodeId}` : null,
  )
  if (held === null) return null
  const [end, other] = held.split(' ') as ['source' | 'target', ToolKey]
  const hint = hintFor(end === 'source' ? { from: other, to: tool } : { from: tool, to: other })
  if (hint === null) return null
  const { mark, text } = LOOKS[hint.kind]
  return (
    <p
      className={cx(
        'pointer-events-none absolute top-full left-0 mt-0.5 w-full truncate rounded-sm bg-raised px-1 font-mono text-[0.6875rem] leading-4',
        text,
      )}
    >
      <span aria-hidden>{mark} </span>
      {hint.words}
    </p>
  )
}
