import { Badge } from '@/components/ui/badge'
import { formatScore } from '@/lib/verifier'

/** The mean of the judged dimensions, and always how many were not judged; a missing score is never a zero. */
export function ScoreFigure({ score, unjudgedCount }: { score: number | null; unjudgedCount: number }) {
  return (
    <span className="inline-flex items-center gap-2 whitespace-nowrap text-meta">
      {unjudgedCount > 0 && (
        <Badge tone="unjudged">
          {unjudgedCount}
          <span className="sr-only"> unjudged</span>
        </Badge>
      )}
      {score === null ? (
        unjudgedCount === 0 && <Badge tone="unjudged">unjudged</Badge>
      ) : (
        <span className="figures text-ink">{formatScore(score)}</span>
      )}
    </span>
  )
}
