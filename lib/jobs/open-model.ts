import { findEndpoint, sealedKeyOf, spend } from '@/lib/db/endpoints'
import { openEndpoint } from '@/lib/outside/openai-compatible'
import { openSecret } from '@/lib/outside/secrets'
import { type ChatModel, ModelError } from '@/lib/shared/model'
import { openAccount } from './endpoint-account'

export interface OpenModel {
  /** The endpoint's id. */
  id: string
  model: ChatModel
  concurrency: number
  /** US dollars per million tokens; null when the endpoint has no prices. */
  price: { in: number; out: number } | null
}

/**
 * Opens a stored endpoint for calls: key unsealed, budget counted against what was spent before. A trial asks for
 * fewer retries than work does.
 */
export async function openModel(
  projectId: string,
  id: string,
  { retriesMax }: { retriesMax?: number } = {},
): Promise<OpenModel> {
  const endpoint = await findEndpoint(projectId, id)
  if (!endpoint)
    throw new ModelError('unreachable', 'The model endpoint of this job has been removed from the settings.')
  const sealed = await sealedKeyOf(projectId, id)
  const account = openAccount({ calls: endpoint.callsSpent, tokens: endpoint.tokensSpent }, (usage) =>
    spend(id, usage),
  )
  const model = openEndpoint({
    name: endpoint.name,
    baseUrl: endpoint.baseUrl,
    model: endpoint.model,
    apiKey: sealed === null ? null : openSecret(sealed),
    concurrency: endpoint.concurrency,
    timeoutMs: endpoint.timeoutMs,
    retriesMax: retriesMax ?? endpoint.retriesMax,
    budget: { callsMax: endpoint.callsMax, tokensMax: endpoint.tokensMax, ...account },
  })
  const price =
    endpoint.priceIn === null || endpoint.priceOut === null
      ? null
      : { in: endpoint.priceIn, out: endpoint.priceOut }
  return { id: endpoint.id, model, concurrency: endpoint.concurrency, price }
}
