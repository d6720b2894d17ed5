import type { ChatMessage, ChatTool } from '@/lib/shared/model'
import { type Budget, noBudget } from './budget'
import type { EndpointConfig } from './endpoint-calls'

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
