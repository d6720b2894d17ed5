import { Badge } from '@/components/ui/badge'
import type { Proof } from '@/lib/tool-graph'
import { PROOF_WORDS } from './words'

const TONES = { typed: 'pass', named: 'undecided', none: 'neutral' } as const satisfies Record<
  Proof['kind'],
  unknown
>

/** How well it is known that something can be fed: proved, likely, or nothing speaks for it. */
export function ProofBadge({ kind, className }: { kind: Proof['kind']; className?: string }) {
  return (
    <Badge tone={TONES[kind]} className={className}>
      {PROOF_WORDS[kind]}
    </Badge>
  )
}
