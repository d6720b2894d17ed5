import { type Spending, spendingSum } from '@/lib/job'
import type { Embedder } from '@/lib/outside/embeddings'
import { ModelError, type ModelUsage } from '@/lib/shared/model'
import type { OpenEmbedder, OpenModel } from './open-model'

/**
 * Counts what the parts of a job spend, so that calls of items that were given up count as well. What is taken from it is
 * written with the job; what could not be written is put back.
 */
export class Meter {
  #spent = new Map<string, Spending>()

  /** A model that gives vectors, as one part of the job asks it: every call is counted. */
  watchEmbedder(role: string, opened: OpenEmbedder): Embedder {
    const { embedder } = opened
    const { name } = embedder
    return {
      name,
      embed: async (texts, signal) => {
        const startedAt = performance.now()
        const count = (usage: ModelUsage) =>
          this.add(spendingAt(role, { ...opened, name }, usage, performance.now() - startedAt))
        try {
          const vectors = await embedder.embed(texts, signal)
          count(vectors.usage)
          return vectors
        } catch (error) {
          if (error instanceof ModelError) count(error.usage)
          throw error
        }
      },
    }
  }

  /** What was counted since the last time, in a stated order. */
  take(): Spending[] {
    const spent = this.spent()
    this.#spent.clear()
    return spent
  }

  putBack(spent: readonly Spending[]): void {
    for (const one of spent) this.add(one)
  }

  spent(): Spending[] {
    return [...this.#spent].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one)
  }

  add(one: Spending): void {
    if (one.calls === 0) return
    const key = `${one.role} ${one.player}`
    const known = this.#spent.get(key)
    this.#spent.set(key, known ? spendingSum(known, one) : one)
  }
}

/** What one part of a job spends with one use of a model, at its price. */
export const spendingAt = (
  role: string,
  { id, name, price }: Pick<OpenModel, 'id' | 'price'> & { name: string },
  usage: ModelUsage,
  ms: number,
): Spending => ({
  ...{ role, player: id, name, ms },
  // Some servers count in fractions.
  ...{ calls: usage.calls, tokensIn: Math.round(usage.tokensIn), tokensOut: Math.round(usage.tokensOut) },
  cost: price && (usage.tokensIn * price.in + usage.tokensOut * price.out) / 1_000_000,
})
