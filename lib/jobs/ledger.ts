import { createHash } from 'node:crypto'
import { z } from 'zod'
import { findReplies, keepReply } from '@/lib/db/job-replies'
import type { Spending } from '@/lib/job'
import { CompletionReply } from '@/lib/outside/reply-keeper'
import { canonicalJson, type JsonObject, parseJson } from '@/lib/shared/json'
import { type ChatModel, isItemProblem, type ModelProblemCode } from '@/lib/shared/model'
import type { ToolResult } from '@/lib/tool'
import { Meter, spendingAt } from './meter'
import type { OpenModel } from './open-model'

const KeptResult = z.object({
  content: z.string(),
  failure: z.object({ kind: z.string(), message: z.string() }).nullable(),
})

/** What is asked through a ledger, and how the answer is known again. */
interface Asked<Reply> {
  /** Who asks whom for what, to the letter. */
  request: string
  ask(): Promise<Reply>
  /** Whether a reply is one, and not a passing failure that is better asked for anew. */
  isReply(reply: Reply): boolean
  spendingOf(reply: Reply): Spending
  /** Null where what was kept is not a reply. */
  read(kept: unknown): Reply | null
}

/**
 * The replies that one item has got. Each is stored before it is used, so that an item that is begun again (its worker was
 * killed or stopped, its endpoint went away, its job was resumed) goes on where it was: the same request in the same place
 * is given its reply back, to the letter and with the time that it took, and only what is missing is asked for. A reply
 * never gets into another conversation than the one that it was given in: the whole request is its key. When the item is
 * recorded its replies go.
 *
 * Each reply is paid once and counted once: it is counted with its row, by the first that records anything of the job
 * after it (`settleReplies`), and the meter counts the calls that have no row. What is given back costs nothing. A killed
 * worker takes with it only what it had not written yet of calls that nobody answered.
 *
 * What is given back takes no time. The limit of an attempt is for how long a worker works on it, so that one that is begun
 * again has all of it for what is missing; time in which nobody worked on it, or that a dead worker took, is not counted.
 */
export class ItemLedger {
  readonly #jobId: string
  readonly #ordinal: number
  readonly #meter: Meter
  readonly #spent = new Meter()
  readonly #times = new Map<string, number>()
  #kept: Promise<Map<string, string>> | null = null

  constructor(jobId: string, ordinal: number, meter: Meter) {
    this.#jobId = jobId
    this.#ordinal = ordinal
    this.#meter = meter
  }

  /** The model as one part of the item asks it. */
  model(role: string, { id, model, price }: OpenModel): ChatModel {
    return model.keptBy((request, ask) =>
      this.#reply<CompletionReply>({
        request: `${role} ${id} ${request}`,
        ask,
        isReply: ({ result }) => result.ok || isItemProblem(result.problem.code as ModelProblemCode),
        spendingOf: ({ usage, durationMs }) =>
          spendingAt(role, { id, name: model.name, price }, usage, durationMs),
        read: (kept) => CompletionReply.safeParse(kept).data ?? null,
      }),
    )
  }

  /** A call of a live server that remembers what it did. */
  call(
    { name, url }: { name: string; url: string },
    { id, ...call }: { id: string; name: string; arguments: JsonObject },
    signal: AbortSignal,
    make: () => Promise<ToolResult>,
  ): Promise<ToolResult> {
    const nothing = { calls: 0, tokensIn: 0, tokensOut: 0 }
    return this.#reply<ToolResult>({
      request: `${name} ${url} ${canonicalJson(call)}`,
      ask: make,
      // What was stopped by us has no result.
      isReply: () => !signal.aborted,
      spendingOf: ({ durationMs }) =>
        spendingAt('tool', { id: name, name, price: null }, nothing, durationMs ?? 0),
      read: (kept) => (KeptResult.safeParse(kept).success ? { ...(kept as ToolResult), callId: id } : null),
    })
  }

  /** What all that this item asked has cost, what was given back included. */
  spent(): Spending[] {
    return this.#spent.spent()
  }

  async #reply<Reply>(asked: Asked<Reply>): Promise<Reply> {
    const hash = createHash('sha256').update(`${this.#ordinal} ${asked.request}`).digest('base64')
    for (;;) {
      const time = (this.#times.get(hash) ?? 0) + 1
      this.#times.set(hash, time)
      const key = `${hash} ${time}`
      this.#kept ??= findReplies(this.#jobId, this.#ordinal)
      const kept = (await this.#kept).get(key)
      if (kept === undefined) return this.#keep(key, await asked.ask(), asked)
      const json = parseJson(kept, 'A kept reply')
      const reply = json.ok ? asked.read(json.value) : null
      // One that cannot be read is passed over, and the next of its kind takes its place.
      if (reply === null) continue
      this.#spent.add(asked.spendingOf(reply))
      return reply
    }
  }

  async #keep<Reply>(key: string, reply: Reply, { isReply, spendingOf }: Asked<Reply>): Promise<Reply> {
    const spending = spendingOf(reply)
    this.#spent.add(spending)
    let isKept = false
    try {
      if (isReply(reply))
        isKept = await keepReply({
          ...{ jobId: this.#jobId, ordinal: this.#ordinal, key },
          ...{ reply: JSON.stringify(reply), ...spending },
        })
    } finally {
      if (!isKept) this.#meter.add(spending)
    }
    return reply
  }
}
