/** What became of items: `in` = kept + all of dropped + all of quarantined, always; counts by reason. */
export interface Funnel {
  in: number
  kept: number
  dropped: Record<string, number>
  quarantined: Record<string, number>
}

const sum = (counts: Record<string, number>): number =>
  Object.values(counts).reduce((total, n) => total + n, 0)

export const droppedIn = (funnel: Funnel): number => sum(funnel.dropped)
export const quarantinedIn = (funnel: Funnel): number => sum(funnel.quarantined)

/** A funnel from counts by outcome and reason, in any order. An outcome without a reason says so. */
export function buildFunnel(
  groups: readonly { outcome: string; reason: string | null; count: number }[],
): Funnel {
  const funnel: Funnel = { in: 0, kept: 0, dropped: {}, quarantined: {} }
  for (const { outcome, reason, count } of groups) {
    funnel.in += count
    if (outcome === 'kept') funnel.kept += count
    else {
      const tally = outcome === 'quarantined' ? funnel.quarantined : funnel.dropped
      const name = reason ?? 'no-reason'
      tally[name] = (tally[name] ?? 0) + count
    }
  }
  return funnel
}
