import type { JsonObject } from '@/lib/shared/json'
import { type ChatMessage, type ChatModel, ModelError, type ModelProblemCode } from '@/lib/shared/model'
import { fail, ok } from '@/lib/shared/result'
import { type Completion, type CompletionRequest, readCompletion, requestBody } from './chat-completion'
import {
  type EndpointCalls,
  type EndpointConfig,
  emptyTally,
  endpointCalls,
  type Tally,
} from './endpoint-calls'
import { readReply, readText } from './reply'
import type { CompletionReply, ReplyKeeper } from './reply-keeper'
import { readObject } from './structured'

/** A model behind an endpoint, whose replies may be kept. */
export interface EndpointModel extends ChatModel {
  /** The same model, every reply of which goes through a keeper. */
  keptBy(keeper: ReplyKeeper): ChatModel
}

/**
 * A model behind an OpenAI-compatible endpoint: what is asked, and the checks of what came back. How calls are made is
 * `endpointCalls`.
 */
export function openEndpoint(config: EndpointConfig): EndpointModel {
  const calls = endpointCalls(config)
  const format = { isTaken: true }
  return {
    ...modelAt(config, calls, format, (_request, ask) => ask()),
    keptBy: (keeper) => modelAt(config, calls, format, keeper),
  }
}

function modelAt(
  config: EndpointConfig,
  { host, call }: EndpointCalls,
  /** Whether the server knows response formats, as far as it has been asked. */
  responseFormat: { isTaken: boolean },
  keeper: ReplyKeeper,
): ChatModel {
  async function ask(request: CompletionRequest, signal: AbortSignal, tally: Tally): Promise<Completion> {
    const body = requestBody(config.model, request)
    const { result, usage, durationMs } = await keeper(`${config.baseUrl} ${body}`, () =>
      answered(request, body, signal),
    )
    tally.usage.calls += usage.calls
    tally.usage.tokensIn += usage.tokensIn
    tally.usage.tokensOut += usage.tokensOut
    tally.durationMs += durationMs
    if (result.ok) return result.value
    throw new ModelError(result.problem.code as ModelProblemCode, result.problem.message, tally.usage)
  }

  async function answered(
    request: CompletionRequest,
    body: string,
    signal: AbortSignal,
  ): Promise<CompletionReply> {
    const tally = emptyTally()
    try {
      const asked = {
        path: '/chat/completions' as const,
        body,
        read: readCompletion,
        tokensOf: (completion: Completion) => tokensOf(completion, request),
      }
      return { result: ok(await call(asked, signal, tally)), ...tally }
    } catch (error) {
      if (!(error instanceof ModelError)) throw error
      return { result: fail(error.code, error.message), ...tally }
    }
  }

  /** The text of an answer that is whole; refusals and answers cut at the token limit end here. */
  async function askForText(request: CompletionRequest, signal: AbortSignal, tally: Tally): Promise<string> {
    const reply = await ask(request, signal, tally)
    const { text } = readText(reply)
    const { finish } = reply
    if (finish === 'length')
      throw new ModelError('truncated', `${host} cut the answer at its token limit.`, tally.usage)
    if (finish === 'content-filter')
      throw new ModelError('refused', `${host} declined to answer${quoted(text)}.`, tally.usage)
    return text
  }

  /** Like `askForText`, with the schema as response format where the server knows that; it is remembered. */
  async function askForJson(
    request: CompletionRequest,
    format: CompletionRequest['format'],
    signal: AbortSignal,
    tally: Tally,
  ): Promise<string> {
    if (!responseFormat.isTaken) return askForText(request, signal, tally)
    try {
      return await askForText({ ...request, format }, signal, tally)
    } catch (error) {
      const isAboutFormat =
        error instanceof ModelError &&
        error.code === 'refused' &&
        /response_format|json_schema/i.test(error.message)
      if (!isAboutFormat) throw error
      responseFormat.isTaken = false
      return askForText(request, signal, tally)
    }
  }

  return {
    name: config.name,

    async chat({ messages, tools = [], seed, signal }) {
      const tally = emptyTally()
      const reply = await ask({ messages, tools, seed }, signal, tally)
      return { ...readReply(reply, messages, tools), ...tally }
    },

    async object({ messages, schema, name, seed, signal }) {
      const tally = emptyTally()
      const format = { name, schema }
      const instructed = withInstruction(messages, schema)
      const askWith = (said: ChatMessage[]) => askForJson({ messages: said, seed }, format, signal, tally)
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

const quoted = (text: string) => (text.trim() === '' ? '' : `: "${text.trim().slice(0, 200)}"`)

/**
 * The tokens that the server counted. One that counts none is charged a token for four characters, so that a
 * token budget holds there too.
 */
function tokensOf(
  { tokensIn, tokensOut, text, reasoning, calls }: Completion,
  { messages, tools = [] }: CompletionRequest,
): { tokensIn: number; tokensOut: number } {
  const guess = (value: unknown) => Math.ceil(JSON.stringify(value).length / 4)
  return {
    tokensIn: tokensIn ?? guess([messages, tools]),
    tokensOut: tokensOut ?? guess([text, reasoning, calls]),
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
