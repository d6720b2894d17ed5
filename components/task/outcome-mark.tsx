import { Badge } from '@/components/ui/badge'

const tones = { kept: 'pass', dropped: 'fail', quarantined: 'undecided' } as const

/** What became of the item that made a task: how far it came is told by the reason. */
export function OutcomeMark({
  outcome,
  reason,
}: {
  outcome: keyof typeof tones | null
  reason: string | null
}) {
  return outcome === null ? (
    <span className="text-ink-faint text-meta">not recorded</span>
  ) : (
    <Badge tone={tones[outcome]}>
      {outcome}
      {reason && <span className="text-ink-soft">{reason}</span>}
    </Badge>
  )
}
