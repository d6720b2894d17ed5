import { questionKey } from '@/lib/task'

/** What this worker's items have asked so far, by their words: so that no model is paid for the same task twice. */
export class AskedBefore {
  readonly #first = new Map<string, number>()

  /** Notes an item whose task came to the comparison, once it is recorded for good. */
  note(ordinal: number, question: string): void {
    const key = questionKey(question)
    this.#first.set(key, Math.min(ordinal, this.#first.get(key) ?? ordinal))
  }

  /** The earliest item that asked the same, where that is earlier than this one. */
  find(ordinal: number, question: string): number | null {
    const first = this.#first.get(questionKey(question)) ?? ordinal
    return first < ordinal ? first : null
  }
}
