import type { ModelUsage } from '@/lib/shared/model'

/** What may be spent at an endpoint; the caller keeps the account, so that it can outlive the process. */
export interface Budget {
  /** null: without limit. */
  callsMax: number | null
  /** In and out together; null: without limit. */
  tokensMax: number | null
  spent(): { calls: number; tokens: number }
  /** Books one call when it is sent, so that calls in flight count, and its tokens when the answer is there. */
  spend(usage: ModelUsage): void
}

export const noBudget: Budget = {
  callsMax: null,
  tokensMax: null,
  spent: () => ({ calls: 0, tokens: 0 }),
  spend: () => {},
}

/** A sentence about the limit that is reached; null while one more call may be made. */
export function exhausted(budget: Budget, host: string): string | null {
  const { calls, tokens } = budget.spent()
  if (budget.callsMax !== null && calls >= budget.callsMax)
    return `The budget of ${budget.callsMax} calls to ${host} is used up; raise it to go on.`
  if (budget.tokensMax !== null && tokens >= budget.tokensMax)
    return `The budget of ${budget.tokensMax} tokens at ${host} is used up (${tokens}); raise it to go on.`
  return null
}
