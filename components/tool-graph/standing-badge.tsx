import { Badge } from '@/components/ui/badge'
import type { ChainStanding } from '@/lib/tool-graph'

/** Where a chain stands, in a word: by rules alone, or also by models. */
export function StandingBadge({ standing, isVerified }: { standing: ChainStanding; isVerified: boolean }) {
  if (standing.outcome === 'fail') return <Badge tone="fail">{standing.by.check}</Badge>
  if (standing.outcome === 'undecided') return <Badge tone="undecided">{standing.by.check}</Badge>
  return <Badge tone="pass">{isVerified ? 'verified' : 'arguments'}</Badge>
}
