import { Badge } from '@/components/ui/badge'
import { formatScore, type Verdict } from '@/lib/verifier'

/** A verdict in a word: a judged score in [0, 1], hatched when unjudged, plain when there was nothing to judge. */
export function VerdictBadge({ verdict }: { verdict: Verdict }) {
  if (verdict.outcome === 'unjudged') return <Badge tone="unjudged">unjudged</Badge>
  if (verdict.outcome === 'not-applicable') return <Badge>n/a</Badge>
  return (
    <Badge tone={toneOf(verdict.score)}>
      <span className="figures">{formatScore(verdict.score)}</span>
    </Badge>
  )
}

/** Only the two ends are a pass or a fail; what lies between is neither. */
function toneOf(score: number): 'pass' | 'fail' | 'undecided' {
  if (score === 1) return 'pass'
  return score === 0 ? 'fail' : 'undecided'
}
