import type { ModelUsage } from '../shared/model'

/** What one part of a job has spent at one model. */
export interface Spending extends ModelUsage {
  /** The part in the job: author, agent, judge. */
  role: string
  /** The endpoint's id. */
  player: string
  /** The endpoint's name, as it was then. */
  name: string
  /** Time of the calls, added up. */
  ms: number
  /** US dollars; null when the endpoint has no price. */
  cost: number | null
}

/** Both together, for the same part and model. */
export const spendingSum = (a: Spending, b: Spending): Spending => ({
  ...b,
  calls: a.calls + b.calls,
  tokensIn: a.tokensIn + b.tokensIn,
  tokensOut: a.tokensOut + b.tokensOut,
  ms: a.ms + b.ms,
  cost: a.cost === null || b.cost === null ? null : a.cost + b.cost,
})
