import { type Spending, spendingSum } from '@/lib/job'
import type { Embedder } from '@/lib/outside/embeddings'
import { type ChatModel, ModelError, type ModelUsage } from '@/lib/shared/model'
import type { OpenEmbedder, OpenModel } from './open-model'

/**
 * Counts what the parts of a job spend, call by call, so that calls of items that were given up count as well.
 * What is taken from it is written with the job; what could not be written is put back.
 */
export class Meter {
  readonly #whole: Meter | null
  #spent = new Map<string, Spending>()

  /** With a `whole`, a meter of a part of it: what it counts, the whole counts too. */
  constructor(whole: Meter | null = null) {
    this.#whole = whole
  }

  /** The model as one part of the job asks it. */
  watch(role: string, { id, model, price }: OpenModel): ChatModel {
    const counted = this.#counting(role, { id, name: model.name, price })
    return {
      name: model.name,
      chat: (request) => counted(() => model.chat(request)),
      object: (request) => counted(() => model.object(request)),
    }
  }

  /** The same for a model that gives vectors. */
  watchEmbedder(role: string, { id, embedder, price }: OpenEmbedder): Embedder {
    const counted = this.#counting(role, { id, name: embedder.name, price })
    return { name: embedder.name, embed: (texts, signal) => counted(() => embedder.embed(texts, signal)) }
  }

  #counting(role: string, { id, name, price }: Pick<OpenModel, 'id' | 'price'> & { name: string }) {
    const count = (usage: ModelUsage, ms: number) => {
      const cost = price && (usage.tokensIn * price.in + usage.tokensOut * price.out) / 1_000_000
      this.#add({ role, player: id, name, ...usage, ms, cost })
    }
    return async <Reply extends { usage: ModelUsage }>(ask: () => Promise<Reply>): Promise<Reply> => {
      const startedAt = performance.now()
      try {
        const reply = await ask()
        count(reply.usage, performance.now() - startedAt)
        return reply
      } catch (error) {
        if (error instanceof ModelError) count(error.usage, performance.now() - startedAt)
        throw error
      }
    }
  }

  /** What was counted since the last time, in a stated order. */
  take(): Spending[] {
    const spent = this.spent()
    this.#spent.clear()
    return spent
  }

  putBack(spent: readonly Spending[]): void {
    for (const one of spent) this.#add(one)
  }

  spent(): Spending[] {
    return [...this.#spent].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one)
  }

  #add(one: Spending): void {
    if (one.calls === 0) return
    const key = `${one.role} ${one.player}`
    const known = this.#spent.get(key)
    this.#spent.set(key, known ? spendingSum(known, one) : one)
    this.#whole?.putBack([one])
  }
}
