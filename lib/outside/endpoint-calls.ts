import { setMaxListeners } from 'node:events'
import { assert } from '@/lib/shared/assert'
import { ModelError, type ModelUsage } from '@/lib/shared/model'
import { fail, type Result } from '@/lib/shared/result'
import { parseBaseUrl } from './base-url'
import { type Failure, failureOf, failureOfAnswer } from './boundary'
import { type Budget, exhausted } from './budget'
import { withDeadline } from './deadline'
import { limiterFor } from './limiter'
import { postJson } from './post-json'
import { type Attempt, withRetries } from './retry'
import { parseApiKey } from './secrets'

/** A model endpoint as people set it up. */
export interface EndpointConfig {
  name: string
  /** Fit for `parseBaseUrl`; `/chat/completions` or `/embeddings` is appended to it. */
  baseUrl: string
  model: string
  /** Printable ASCII, as it goes into a header; null for servers that want none. */
  apiKey: string | null
  /** Calls in flight at once, over all uses of this endpoint in this process. */
  concurrency: number
  /** For one attempt, from the request to the last byte of the answer. */
  timeoutMs: number
  /** Further attempts after one that failed for a passing reason. */
  retriesMax: number
  budget: Budget
}

/** What one verb has used so far: it is in the reply, and in the error when there is none. */
export interface Tally {
  usage: ModelUsage
  durationMs: number
}

export const emptyTally = (): Tally => ({ usage: { calls: 0, tokensIn: 0, tokensOut: 0 }, durationMs: 0 })

/** One request: what is sent where, how the body of a good answer is read, and what it cost. */
export interface EndpointCall<Reply> {
  path: '/chat/completions' | '/embeddings'
  body: string
  /** The problem's message says what is wrong with the answer: "without a choice in it". */
  read: (text: string) => Result<Reply>
  tokensOf: (reply: Reply) => { tokensIn: number; tokensOut: number }
}

/** Where calls to an endpoint go, and the way they are made. */
export interface EndpointCalls {
  host: string
  /** One answer, after its turn and the bounded retries. A retry keeps its slot: who is limited is asked less. */
  call: <Reply>(request: EndpointCall<Reply>, signal: AbortSignal, tally: Tally) => Promise<Reply>
}

/**
 * What every call to an endpoint has in common, whatever it asks for: limits, time-outs, retries and budget, so that
 * every failure has a code and every call that was sent is counted. `durationMs` leaves out the wait for a free slot.
 */
export function endpointCalls(config: EndpointConfig): EndpointCalls {
  const baseUrl = parseBaseUrl(config.baseUrl)
  assert(baseUrl.ok, `the base URL of the endpoint "${config.name}" was checked before`)
  // Never in the message: the key itself. Node's fetch would quote it.
  assert(isHeaderSafe(config.apiKey), `the API key of the endpoint "${config.name}" fits into a header`)
  const base = baseUrl.value
  const { host } = new URL(base)
  const edge = { host, apiKey: config.apiKey, timeoutMs: config.timeoutMs }
  const headers: Record<string, string> =
    config.apiKey === null ? {} : { authorization: `Bearer ${config.apiKey}` }
  const limiter = limiterFor(`${config.name} ${base} ${config.model}`, config.concurrency)

  async function attempt<Reply>(
    { path, body, read, tokensOf }: EndpointCall<Reply>,
    signal: AbortSignal,
    tally: Tally,
  ): Promise<Attempt<Reply, Failure>> {
    const problem = exhausted(config.budget, host)
    if (problem) throw new ModelError('budget', problem, tally.usage)
    book({ calls: 1, tokensIn: 0, tokensOut: 0 }, tally)
    return withDeadline(signal, config.timeoutMs, async (deadline, interruption) => {
      try {
        const answer = await postJson(new URL(base + path), headers, body, deadline)
        const reply: Result<Reply> = answer.status === 200 ? read(answer.text) : fail('status', '')
        if (!reply.ok) return failed(failureOfAnswer(answer, reply.problem.message, edge))
        book({ calls: 0, ...tokensOf(reply.value) }, tally)
        return reply
      } catch (error) {
        return failed(failureOf(error, interruption(), edge))
      }
    })
  }

  function book(usage: ModelUsage, tally: Tally): void {
    tally.usage.calls += usage.calls
    tally.usage.tokensIn += usage.tokensIn
    tally.usage.tokensOut += usage.tokensOut
    config.budget.spend(usage)
  }

  return {
    host,
    async call(request, signal, tally) {
      // Every call in flight listens to its job's signal; Node would take that for a leak.
      setMaxListeners(0, signal)
      try {
        return await limiter.run(signal, async () => {
          const startedAt = performance.now()
          try {
            const outcome = await withRetries(config.retriesMax, signal, () =>
              attempt(request, signal, tally),
            )
            if (outcome.ok) return outcome.value
            throw new ModelError(outcome.failure.code, outcome.failure.message, tally.usage)
          } finally {
            tally.durationMs += performance.now() - startedAt
          }
        })
      } catch (error) {
        if (error instanceof ModelError || !signal.aborted) throw error
        throw new ModelError('aborted', `The call to ${host} was stopped.`, tally.usage)
      }
    },
  }
}

const isHeaderSafe = (apiKey: string | null) => apiKey === null || parseApiKey(apiKey).ok

const failed = <Reply>(failure: Failure): Attempt<Reply, Failure> => ({
  ok: false,
  failure,
  isRetryable: failure.isRetryable,
  waitMs: failure.waitMs,
})
