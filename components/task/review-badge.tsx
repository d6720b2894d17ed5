import { Badge } from '@/components/ui/badge'
import type { TaskReview } from '@/lib/task'

const tones = { proposed: 'undecided', accepted: 'pass', refused: 'fail' } as const satisfies Record<
  TaskReview,
  unknown
>

/** What a person made of a task, with the reason where it was refused. */
export function ReviewBadge({ review, reason }: { review: TaskReview; reason: string | null }) {
  return (
    <Badge tone={tones[review]}>
      {review}
      {reason && <span className="truncate text-ink-soft">{reason}</span>}
    </Badge>
  )
}
