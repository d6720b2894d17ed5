import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { isObject, type JsonObject } from '@/lib/shared/json'
import { anAwkwardAgent } from './awkward-agent'
import { type Answer, scenarios, vectorOf } from './model-answers'

/** A request that the server got, as it came. */
export interface SeenRequest {
  headers: IncomingMessage['headers']
  body: JsonObject
  /** Resolves to true when the client closed the connection before the answer was whole. */
  wasDropped: Promise<boolean>
}

/** Answers given in order, the last one for ever; or chosen by looking at the request and its number from 0. */
export type Script = Answer[] | ((body: JsonObject, index: number) => Answer)

export interface ModelServer {
  baseUrl: string
  requests: SeenRequest[]
  /** Calls being answered now, and the most there have been at once. */
  inFlight: { now: number; max: number }
  /** Replaces the script from the next request on. */
  follow(script: Script): void
  /** Ends all connections, also those that stall. */
  close(): Promise<void>
}

/**
 * A local OpenAI-compatible server over real HTTP that says what it is told to. Without a script the requested
 * model's name picks the scenario (`model-answers.ts`), so that it can be driven from the settings page too.
 */
export async function startModelServer(
  options: { script?: Script; port?: number; apiKey?: string } = {},
): Promise<ModelServer> {
  let script = options.script
  let index = 0
  const awkward = anAwkwardAgent()
  const requests: SeenRequest[] = []
  const inFlight = { now: 0, max: 0 }

  const server = createServer(async (request, response) => {
    inFlight.now += 1
    inFlight.max = Math.max(inFlight.max, inFlight.now)
    const wasDropped = new Promise<boolean>((resolve) =>
      response.on('close', () => {
        inFlight.now -= 1
        resolve(!response.writableFinished)
      }),
    )
    const body = await readBody(request)
    if (request.method !== 'POST' || !['/v1/chat/completions', '/v1/embeddings'].includes(request.url ?? ''))
      return sendError(response, 404, 'There is nothing at this address')
    if (options.apiKey && request.headers.authorization !== `Bearer ${options.apiKey}`)
      return sendError(response, 401, `Incorrect API key provided: ${request.headers.authorization}`)
    requests.push({ headers: request.headers, body, wasDropped })
    const answer =
      script === undefined && body.model === 'awkward'
        ? awkward.answer(body)
        : chooseAnswer(script, body, index++)
    await send(response, answer, body)
  })
  // Node's five seconds pass within one breath of a busy machine, and the next call would meet a closed connection.
  server.keepAliveTimeout = 60_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, '127.0.0.1', resolve)
  })
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    inFlight,
    follow(next) {
      script = next
      index = 0
    },
    close: () => close(server),
  }
}

function chooseAnswer(script: Script | undefined, body: JsonObject, index: number): Answer {
  if (typeof script === 'function') return script(body, index)
  const scripted = script?.[Math.min(index, script.length - 1)]
  if (scripted) return scripted
  const scenario = scenarios[String(body.model)]
  return scenario ? scenario(body, index) : { error: 404, message: `The model ${body.model} does not exist` }
}

async function send(response: ServerResponse, answer: Answer, body: JsonObject): Promise<void> {
  if (answer.delayMs) await new Promise((resolve) => setTimeout(resolve, answer.delayMs))
  if (answer.error !== undefined) {
    for (const [name, value] of Object.entries(answer.headers ?? {})) response.setHeader(name, value)
    return sendError(response, answer.error, answer.message ?? 'The server failed as it was told to')
  }
  const text =
    answer.raw ??
    JSON.stringify('input' in body ? vectorsFor(answer, body) : completionOf(answer, String(body.model)))
  if (answer.breaks === 'silent') return
  if (answer.breaks === 'dropped') return void response.destroy()
  response.writeHead(200, { 'content-type': answer.raw === undefined ? 'application/json' : 'text/plain' })
  if (answer.breaks === undefined) return void response.end(text)
  response.write(text.slice(0, text.length / 2), () => {
    if (answer.breaks === 'cut') response.destroy()
  })
}

function sendError(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify({ error: { message, type: 'stand_in' } }))
}

/** The answer as a list of vectors, one for each text. */
function vectorsFor(answer: Answer, body: JsonObject): JsonObject {
  const texts = Array.isArray(body.input) ? body.input : [body.input]
  const vectors = answer.vectors ?? texts.map((text) => vectorOf(String(text)))
  return {
    object: 'list',
    model: String(body.model),
    data: vectors.map((vector, index) => ({
      object: 'embedding',
      ...(Array.isArray(vector) ? { index, embedding: vector } : vector),
    })),
    ...(answer.tokens === null
      ? {}
      : { usage: { prompt_tokens: answer.tokens?.in ?? 10, total_tokens: 10 } }),
  }
}

/** The answer as a chat completion. Arguments that are no text are written as JSON, as servers do. */
function completionOf(answer: Answer, model: string): JsonObject {
  const calls = (answer.calls ?? []).map((call, i) => ({
    id: call.id ?? `call_${i}`,
    type: 'function',
    function: {
      name: call.name,
      arguments: typeof call.arguments === 'string' ? call.arguments : JSON.stringify(call.arguments),
    },
  }))
  return {
    id: 'chatcmpl-stand-in',
    object: 'chat.completion',
    created: 0,
    model,
    choices: [
      {
        index: 0,
        message: {
          role: 'assistant',
          content: answer.text ?? null,
          ...(answer.reasoning === undefined ? {} : { reasoning_content: answer.reasoning }),
          ...(answer.refusal === undefined ? {} : { refusal: answer.refusal }),
          ...(calls.length === 0 ? {} : { tool_calls: calls }),
        },
        finish_reason: answer.finish ?? (calls.length === 0 ? 'stop' : 'tool_calls'),
      },
    ],
    ...(answer.tokens === null
      ? {}
      : { usage: { prompt_tokens: answer.tokens?.in ?? 10, completion_tokens: answer.tokens?.out ?? 5 } }),
  }
}

async function readBody(request: IncomingMessage): Promise<JsonObject> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks).toString()
  const body: unknown = text === '' ? {} : JSON.parse(text)
  return isObject(body) ? (body as JsonObject) : {}
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
