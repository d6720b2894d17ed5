import { type ChatMessage, type ChatModel, type ChatTool, ModelError } from '@/lib/shared/model'
import { type Budget, noBudget } from './budget'
import type { EndpointConfig } from './endpoint-calls'
import type { ModelServer, Script } from './stand-ins/model-server'

/** An endpoint without retries, so that a test sees each failure at once. */
export const anEndpoint = (at: { baseUrl: string } & Partial<EndpointConfig>): EndpointConfig => ({
  name: 'stand-in',
  model: 'scripted',
  apiKey: null,
  concurrency: 64,
  timeoutMs: 30_000,
  retriesMax: 0,
  budget: noBudget,
  ...at,
})

/** A budget with its account in memory. */
export function aBudget(limits: { callsMax?: number; tokensMax?: number }): Budget {
  const spent = { calls: 0, tokens: 0 }
  return {
    callsMax: limits.callsMax ?? null,
    tokensMax: limits.tokensMax ?? null,
    spent: () => spent,
    spend(usage) {
      spent.calls += usage.calls
      spent.tokens += usage.tokensIn + usage.tokensOut
    },
  }
}

export const aQuestion = (content = 'How is the weather in Oslo?'): ChatMessage[] => [
  { role: 'user', content },
]

export const aWeatherTool = (): ChatTool => ({
  name: 'get_weather',
  description: 'The weather of a city',
  parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
})

/** A signal that nobody fires. */
export const patient = () => new AbortController().signal

/** The stand-in follows the script from its first request, and its record starts anew. @returns its address */
export function follow(server: ModelServer, script: Script): string {
  server.follow(script)
  server.requests.length = 0
  server.inFlight.max = 0
  return server.baseUrl
}

/** Asks a model how the weather is. */
export const ask = (model: Pick<ChatModel, 'chat'>, signal = patient()) =>
  model.chat({ messages: aQuestion(), signal })

/** What a call failed with; a call that does not fail fails the test. */
export async function problemOf(call: Promise<unknown>): Promise<ModelError> {
  const outcome = await call.then(
    () => 'an answer',
    (error: unknown) => error,
  )
  if (!(outcome instanceof ModelError)) throw new Error(`expected a ModelError, got ${outcome}`)
  return outcome
}
