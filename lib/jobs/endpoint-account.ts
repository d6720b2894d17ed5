import type { ModelUsage } from '@/lib/shared/model'

export interface Spent {
  calls: number
  tokens: number
}

/** What an endpoint has spent, over all who use it, as one user of it sees it. */
export interface EndpointAccount {
  spent(): Spent
  spend(usage: ModelUsage): void
}

/** A busy endpoint spends hundreds of times a second; its one row is written at most this often per user. */
const WRITE_MS = 250

const nothing = (): ModelUsage => ({ calls: 0, tokensIn: 0, tokensOut: 0 })

/**
 * An account that counts at once and writes a little later. `write` adds to the stored sums and answers with what
 * they are then, the spending of other processes included: so all who share an endpoint know within a quarter of
 * a second what it has spent. What could not be written is kept and goes along with the next spending.
 */
export function openAccount(
  stored: Spent,
  write: (usage: ModelUsage) => Promise<Spent | null>,
): EndpointAccount {
  let known = stored
  let writing = nothing()
  let waiting = nothing()
  let isDue = false
  let lastWrite: Promise<void> = Promise.resolve()

  const flush = async () => {
    isDue = false
    writing = waiting
    waiting = nothing()
    try {
      known = (await write(writing)) ?? plus(known, writing)
    } catch {
      waiting = sum(waiting, writing)
    }
    writing = nothing()
  }
  const schedule = () => {
    if (isDue) return
    isDue = true
    setTimeout(() => {
      lastWrite = lastWrite.then(flush)
    }, WRITE_MS)
  }

  return {
    spent: () => plus(plus(known, writing), waiting),
    spend(usage) {
      waiting = sum(waiting, usage)
      schedule()
    },
  }
}

const sum = (a: ModelUsage, b: ModelUsage): ModelUsage => ({
  calls: a.calls + b.calls,
  tokensIn: a.tokensIn + b.tokensIn,
  tokensOut: a.tokensOut + b.tokensOut,
})

const plus = (spent: Spent, usage: ModelUsage): Spent => ({
  calls: spent.calls + usage.calls,
  tokens: spent.tokens + usage.tokensIn + usage.tokensOut,
})
