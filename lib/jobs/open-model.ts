import { type EndpointRow, findEndpoint, sealedKeyOf, spend } from '@/lib/db/endpoints'
import { type Embedder, openEmbedder } from '@/lib/outside/embeddings'
import type { EndpointConfig } from '@/lib/outside/endpoint-calls'
import { type EndpointModel, openEndpoint } from '@/lib/outside/openai-compatible'
import { openSecret } from '@/lib/outside/secrets'
import { ModelError } from '@/lib/shared/model'
import { openAccount } from './endpoint-account'

export interface OpenModel {
  /** The endpoint's id. */
  id: string
  model: EndpointModel
  concurrency: number
  /** US dollars per million tokens; null when the endpoint has no prices. */
  price: { in: number; out: number } | null
}

/** A stored endpoint's embedding model, opened. */
export interface OpenEmbedder {
  id: string
  embedder: Embedder
  concurrency: number
  /** The endpoint's prices are those of its other model, so the cost of vectors is not known. */
  price: null
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
  const { endpoint, config } = await configOf(projectId, id)
  const price =
    endpoint.priceIn === null || endpoint.priceOut === null
      ? null
      : { in: endpoint.priceIn, out: endpoint.priceOut }
  return {
    id: endpoint.id,
    model: openEndpoint({ ...config, retriesMax: retriesMax ?? config.retriesMax }),
    concurrency: endpoint.concurrency,
    price,
  }
}

/** Opens a stored endpoint to be asked for vectors by one of its models. */
export async function openEmbeddingModel(
  projectId: string,
  id: string,
  model: string,
): Promise<OpenEmbedder> {
  const { endpoint, config } = await configOf(projectId, id)
  return {
    id: endpoint.id,
    embedder: openEmbedder({ ...config, model }),
    concurrency: endpoint.concurrency,
    price: null,
  }
}

async function configOf(
  projectId: string,
  id: string,
): Promise<{ endpoint: EndpointRow; config: EndpointConfig }> {
  const endpoint = await findEndpoint(projectId, id)
  if (!endpoint)
    throw new ModelError('unreachable', 'The model endpoint of this job has been removed from the settings.')
  const sealed = await sealedKeyOf(projectId, id)
  const account = openAccount({ calls: endpoint.callsSpent, tokens: endpoint.tokensSpent }, (usage) =>
    spend(id, usage),
  )
  const { name, baseUrl, model, concurrency, timeoutMs, retriesMax, callsMax, tokensMax } = endpoint
  const config = {
    ...{ name, baseUrl, model, concurrency, timeoutMs, retriesMax },
    apiKey: sealed === null ? null : openSecret(sealed),
    budget: { callsMax, tokensMax, ...account },
  }
  return { endpoint, config }
}
