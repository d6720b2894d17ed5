import { setMaxListeners } from 'node:events'
import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import { assert } from '@/lib/shared/assert'
import type { JsonObject } from '@/lib/shared/json'
import { type ChatMessage, type ChatModel, ModelError, type ModelUsage } from '@/lib/shared/model'
import { parseBaseUrl } from './base-url'
import { type Failure, failureOf } from './boundary'
import { type Budget, exhausted } from './budget'
import { withDeadline } from './deadline'
import { limiterFor } from './limiter'
import { type SdkReply, type SdkRequest, toPrompt, toSdkTools } from './prompt'
import { readFinish, readReply, readText } from './reply'
import { type Attempt, withRetries } from './retry'
import { parseApiKey } from './secrets'
import { readObject } from './structured'

/** A model endpoint as people set it up. */
export interface EndpointConfig {
  name: string
  /** Fit for `parseBaseUrl`; `/chat/completions` is appended to it. */
  baseUrl: string
  model: string
  /** Printable ASCII, as it goes into a header; null for servers that want none. */
  apiKey: string | null
  /** Calls in flight at once, over all uses of this endpoint in this process. */
  concurrency: number
  /** For one attempt, from the request to the last byte of the answer; at most 300 s, where Node's fetch gives up. */
  timeoutMs: number
  /** Further attempts after one that failed for a passing reason. */
  retriesMax: number
  budget: Budget
}

/** What one verb has used so far: it is in the reply, and in the error when there is none. */
interface Tally {
  usage: ModelUsage
  durationMs: number
}

/**
 * A model behind an OpenAI-compatible endpoint, asked through the AI SDK's provider. The SDK writes requests and
 * reads replies; limits, time-outs, retries, budget and the checks of what came back are ours, so that every
 * failure has a code and every call that was sent is counted. `durationMs` leaves out the wait for a free slot.
 */
export function openEndpoint(config: EndpointConfig): ChatModel {
  const baseUrl = parseBaseUrl(config.baseUrl)
  assert(baseUrl.ok, `the base URL of the endpoint "${config.name}" was checked before`)
  // Never in the message: the key itself. Node's fetch would quote it.
  assert(isHeaderSafe(config.apiKey), `the API key of the endpoint "${config.name}" fits into a header`)
  const { host } = new URL(baseUrl.value)
  const edge = { host, apiKey: config.apiKey, timeoutMs: config.timeoutMs }
  const limiter = limiterFor(`${config.name} ${baseUrl.value} ${config.model}`, config.concurrency)
  const model = createOpenAICompatible({
    name: 'endpoint',
    baseURL: baseUrl.value,
    apiKey: config.apiKey ?? undefined,
    supportsStructuredOutputs: true,
    // A redirect would turn the POST into a GET; it is reported instead of followed.
    fetch: (url, init) => fetch(url, { ...init, redirect: 'manual' }),
  }).chatModel(config.model)
  let takesResponseFormat = true

  async function attempt(
    request: SdkRequest,
    signal: AbortSignal,
    tally: Tally,
  ): Promise<Attempt<SdkReply, Failure>> {
    const problem = exhausted(config.budget, host)
    if (problem) throw new ModelError('budget', problem, tally.usage)
    book({ calls: 1, tokensIn: 0, tokensOut: 0 }, tally)
    return withDeadline(signal, config.timeoutMs, async (deadline, interruption) => {
      try {
        const reply = await model.doGenerate({ ...request, abortSignal: deadline })
        book({ calls: 0, ...tokensOf(reply, request) }, tally)
        return { ok: true, value: reply }
      } catch (error) {
        const failure = failureOf(error, interruption(), edge)
        return { ok: false, failure, isRetryable: failure.isRetryable, waitMs: failure.waitMs }
      }
    })
  }

  /** One answer, after its turn and the bounded retries. A retry keeps its slot: who is limited is asked less. */
  async function ask(request: SdkRequest, signal: AbortSignal, tally: Tally): Promise<SdkReply> {
    // Every call in flight listens to its job's signal; Node would take that for a leak.
    setMaxListeners(0, signal)
    try {
      return await limiter.run(signal, async () => {
        const startedAt = performance.now()
        try {
          const outcome = await withRetries(config.retriesMax, signal, () => attempt(request, signal, tally))
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
  }

  function book(usage: ModelUsage, tally: Tally): void {
    tally.usage.calls += usage.calls
    tally.usage.tokensIn += usage.tokensIn
    tally.usage.tokensOut += usage.tokensOut
    config.budget.spend(usage)
  }

  /** The text of an answer that is whole; refusals and answers cut at the token limit end here. */
  async function askForText(request: SdkRequest, signal: AbortSignal, tally: Tally): Promise<string> {
    const reply = await ask(request, signal, tally)
    const { text } = readText(reply)
    const finish = readFinish(reply)
    if (finish === 'length')
      throw new ModelError('truncated', `${host} cut the answer at its token limit.`, tally.usage)
    if (finish === 'content-filter')
      throw new ModelError('refused', `${host} declined to answer${quoted(text)}.`, tally.usage)
    return text
  }

  /** Like `askForText`, with the schema as response format where the server knows that; it is remembered. */
  async function askForJson(
    request: SdkRequest,
    responseFormat: SdkRequest['responseFormat'],
    signal: AbortSignal,
    tally: Tally,
  ): Promise<string> {
    if (!takesResponseFormat) return askForText(request, signal, tally)
    try {
      return await askForText({ ...request, responseFormat, providerOptions: LENIENT }, signal, tally)
    } catch (error) {
      const isAboutFormat =
        error instanceof ModelError &&
        error.code === 'refused' &&
        /response_format|json_schema/i.test(error.message)
      if (!isAboutFormat) throw error
      takesResponseFormat = false
      return askForText(request, signal, tally)
    }
  }

  return {
    name: config.name,

    async chat({ messages, tools = [], seed, signal }) {
      const tally = emptyTally()
      const request: SdkRequest = { prompt: toPrompt(messages), seed }
      if (tools.length > 0) request.tools = toSdkTools(tools)
      const reply = await ask(request, signal, tally)
      return { ...readReply(reply, messages, tools), ...tally }
    },

    async object({ messages, schema, name, seed, signal }) {
      const tally = emptyTally()
      const format = { type: 'json' as const, name, schema }
      const instructed = withInstruction(messages, schema)
      const askWith = (said: ChatMessage[]) =>
        askForJson({ prompt: toPrompt(said), seed }, format, signal, tally)
      const first = await askWith(instructed)
      const read = readObject(first, schema)
      if (read.ok) return { value: read.value, raw: first, ...tally }
      const second = await askWith([...instructed, ...repairOf(first, read.problem.message)])
      const repaired = readObject(second, schema)
      if (repaired.ok) return { value: repaired.value, raw: second, ...tally }
      throw new ModelError(
        'unparsed',
        `${host} twice sent an answer that does not fit the schema "${name}": ${repaired.problem.message}.`,
        tally.usage,
      )
    },
  }
}

/** Strict mode forbids most JSON Schemas at some providers; the answer is checked here anyway. */
const LENIENT = { openaiCompatible: { strictJsonSchema: false } }

const emptyTally = (): Tally => ({ usage: { calls: 0, tokensIn: 0, tokensOut: 0 }, durationMs: 0 })

const isHeaderSafe = (apiKey: string | null) => apiKey === null || parseApiKey(apiKey).ok

const quoted = (text: string) => (text.trim() === '' ? '' : `: "${text.trim().slice(0, 200)}"`)

/**
 * The tokens that the server counted. One that counts none is charged a token for four characters, so that a
 * token budget holds there too.
 */
function tokensOf(reply: SdkReply, request: SdkRequest): { tokensIn: number; tokensOut: number } {
  const guess = (value: unknown) => Math.ceil(JSON.stringify(value).length / 4)
  return {
    tokensIn: reply.usage.inputTokens.total ?? guess([request.prompt, request.tools ?? []]),
    tokensOut: reply.usage.outputTokens.total ?? guess(reply.content),
  }
}

/** The schema goes into the system message as well: many servers take a response format and ignore it. */
function withInstruction(messages: ChatMessage[], schema: JsonObject): ChatMessage[] {
  const instruction = `Answer with one JSON object and nothing else. It must fit this JSON Schema:\n${JSON.stringify(schema)}`
  const [first, ...rest] = messages
  return first?.role === 'system'
    ? [{ role: 'system', content: `${first.content}\n\n${instruction}` }, ...rest]
    : [{ role: 'system', content: instruction }, ...messages]
}

/** The model's own answer and what is wrong with it. */
function repairOf(answer: string, problem: string): ChatMessage[] {
  return [
    { role: 'assistant', content: answer || '(no text)' },
    {
      role: 'user',
      content: `This answer cannot be used: ${problem}. Answer again with only the corrected JSON object.`,
    },
  ]
}
