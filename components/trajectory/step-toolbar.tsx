import { ArrowDown, ArrowUp, Link2, TriangleAlert } from 'lucide-react'
import { IconButton } from '@/components/ui/icon-button'
import { formatCount } from '@/lib/shared/format'

/** Where the reader is in the record, and the same moves that the keyboard has. */
export function StepToolbar({
  cursor,
  stepCount,
  turn,
  hasFailure,
  onMove,
  onFirstFailure,
  onCopyLink,
}: {
  cursor: number
  stepCount: number
  turn: number
  hasFailure: boolean
  onMove: (by: 1 | -1) => void
  onFirstFailure: () => void
  onCopyLink: () => void
}) {
  return (
    <div
      role="toolbar"
      aria-label="Steps"
      className="flex h-9 shrink-0 items-center border-line border-b pr-2 pl-4"
    >
      <p role="status" className="figures mr-auto text-ink-soft text-meta">
        step {formatCount(cursor)} of {formatCount(stepCount)}
        {turn > 0 && ` · turn ${formatCount(turn)}`}
      </p>
      <IconButton
        label="Previous step"
        shortcut="k"
        icon={<ArrowUp aria-hidden />}
        disabled={cursor === 0}
        onClick={() => onMove(-1)}
      />
      <IconButton
        label="Next step"
        shortcut="j"
        icon={<ArrowDown aria-hidden />}
        disabled={cursor >= stepCount - 1}
        onClick={() => onMove(1)}
      />
      <IconButton
        label={hasFailure ? 'First failure' : 'No call failed'}
        shortcut="e"
        icon={<TriangleAlert aria-hidden />}
        disabled={!hasFailure}
        onClick={onFirstFailure}
      />
      <IconButton
        label="Copy link to this step"
        shortcut="y"
        icon={<Link2 aria-hidden />}
        onClick={onCopyLink}
      />
    </div>
  )
}
