import { z } from 'zod'

/** What may be asked of a chain before tasks are written from it (astra-spec 2.4). */
const CHAIN_CHECKS = ['argument-support', 'vote', 'back-translation', 'coherence'] as const

/** What one check found. `undecided`: it could not be judged, which is neither a pass nor a fail. */
export const ChainVerdict = z.object({
  check: z.enum(CHAIN_CHECKS),
  outcome: z.enum(['pass', 'fail', 'undecided']),
  reason: z.string(),
})
export type ChainVerdict = z.infer<typeof ChainVerdict>

/** Where a chain stands by all that is known of it, and the verdict that decides. */
export type ChainStanding = { outcome: 'pass' } | { outcome: 'fail' | 'undecided'; by: ChainVerdict }

/**
 * One fail is a fail; without one, one check that could not be judged leaves the chain undecided. Checks that were
 * never made say nothing.
 */
export function standingOf(verdicts: readonly ChainVerdict[]): ChainStanding {
  for (const outcome of ['fail', 'undecided'] as const) {
    const by = verdicts.find((verdict) => verdict.outcome === outcome)
    if (by !== undefined) return { outcome, by }
  }
  return { outcome: 'pass' }
}
