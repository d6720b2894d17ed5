import { Badge } from '@/components/ui/badge'
import { formatCount } from '@/lib/shared/format'
import type { ChainStanding, ChainVerdict } from '@/lib/tool-graph'
import { CHECK_WORDS } from './words'

/** How chains stand, counted: those that may be used, and by the check that decided those that may not. */
export function StandingTally({ standings }: { standings: readonly ChainStanding[] }) {
  const counted = (outcome: 'fail' | 'undecided') => {
    const by = new Map<ChainVerdict['check'], number>()
    for (const standing of standings)
      if (standing.outcome === outcome) by.set(standing.by.check, (by.get(standing.by.check) ?? 0) + 1)
    return [...by].sort(([, a], [, b]) => b - a)
  }
  const [dropped, quarantined] = [counted('fail'), counted('undecided')]
  const usable = standings.filter(({ outcome }) => outcome === 'pass').length
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-4">
      <Badge tone="pass">{formatCount(usable)} usable</Badge>
      <Reasons tone="fail" word="dropped" reasons={dropped} />
      <Reasons tone="undecided" word="quarantined" reasons={quarantined} />
    </span>
  )
}

function Reasons({
  tone,
  word,
  reasons,
}: {
  tone: 'fail' | 'undecided'
  word: string
  reasons: readonly (readonly [ChainVerdict['check'], number])[]
}) {
  const count = reasons.reduce((sum, [, one]) => sum + one, 0)
  if (count === 0) return null
  const words = reasons.map(([check, one]) => `${formatCount(one)} ${CHECK_WORDS[check].toLowerCase()}`)
  return (
    <Badge tone={tone}>
      {formatCount(count)} {word} ({words.join(', ')})
    </Badge>
  )
}
