import { Badge } from '@/components/ui/badge'
import type { Outcome } from '@/lib/trajectory'

const tones = { kept: 'pass', dropped: 'fail', quarantined: 'unjudged' } as const satisfies Record<
  Outcome,
  unknown
>

/** What became of a trajectory, with the reason where there is one. */
export function OutcomeBadge({ outcome, reason }: { outcome: Outcome; reason: string | null }) {
  return (
    <Badge tone={tones[outcome]}>
      {outcome}
      {reason && <span className="text-ink-soft">{reason}</span>}
    </Badge>
  )
}
