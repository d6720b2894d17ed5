import { buildFunnel, droppedIn, type Funnel, quarantinedIn } from './funnel'

/** How many items ended at one gate in one way; `stage` is null for work that has no gates. */
export interface OutcomeCount {
  stage: string | null
  outcome: string
  reason: string | null
  count: number
}

/** What one gate did: `kept` passed on, so that it is the next gate's `in`. */
export interface StageFunnel extends Funnel {
  stage: string
}

/**
 * A funnel for each gate of a run, in order: in = passed + dropped by reason + quarantined by reason, and the next
 * gate's `in` is what passed this one. What was kept has passed every gate, wherever it is said to have ended.
 * Something that ended at no gate of the list ended at the last.
 */
export function stageFunnels(stages: readonly string[], outcomes: readonly OutcomeCount[]): StageFunnel[] {
  const last = stages.at(-1)
  let left = outcomes.reduce((sum, { count }) => sum + count, 0)
  return stages.map((stage) => {
    const ended = outcomes.filter(
      (one) =>
        one.outcome !== 'kept' &&
        (one.stage === stage || (stage === last && !stages.includes(one.stage ?? ''))),
    )
    const { dropped, quarantined } = buildFunnel(ended)
    const funnel = { stage, in: left, kept: left, dropped, quarantined }
    funnel.kept -= droppedIn(funnel) + quarantinedIn(funnel)
    left = funnel.kept
    return funnel
  })
}
