import { Badge } from '@/components/ui/badge'
import { wordsOf } from '@/lib/shared/english'

const tones = { kept: 'pass', dropped: 'fail', quarantined: 'unjudged' } as const

/** What became of an item, with the reason where there is one: the same look wherever it stands. */
export function OutcomeBadge({ outcome, reason }: { outcome: keyof typeof tones; reason: string | null }) {
  return (
    <Badge tone={tones[outcome]} className="max-w-full min-w-0">
      {outcome}
      {reason && (
        <span title={reason} className="truncate text-ink-soft">
          {wordsOf(reason).join(' ')}
        </span>
      )}
    </Badge>
  )
}
