import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import { z } from 'zod'
import { ModelError, type ModelUsage } from '@/lib/shared/model'
import { type EndpointConfig, emptyTally, endpointCalls, fetchInPlace } from './endpoint-calls'

/** Turns texts into vectors. Throws `ModelError`. */
export interface Embedder {
  name: string
  /** One vector for each text, in their order and all of one length. */
  embed(texts: readonly string[], signal: AbortSignal): Promise<{ vectors: number[][]; usage: ModelUsage }>
}

/**
 * An embedding model behind an OpenAI-compatible endpoint; `config.model` is its name. What comes back is checked: an
 * answer with too few vectors, with vectors of several lengths or with something that is no number is `unparsed`,
 * because a wrong vector would go unnoticed for ever.
 */
export function openEmbedder(config: EndpointConfig): Embedder {
  const { baseUrl, host, call } = endpointCalls(config, 'a list of vectors')
  const model = createOpenAICompatible({
    name: 'endpoint',
    baseURL: baseUrl,
    apiKey: config.apiKey ?? undefined,
    fetch: fetchInPlace,
  }).embeddingModel(config.model)

  return {
    name: config.model,
    async embed(texts, signal) {
      const tally = emptyTally()
      const reply = await call(
        {
          send: async (abortSignal) => model.doEmbed({ values: [...texts], abortSignal }),
          // A server that counts no tokens is charged one for four characters, as elsewhere.
          tokensOf: ({ usage }) => ({
            tokensIn: usage?.tokens ?? Math.ceil(texts.reduce((sum, text) => sum + text.length, 0) / 4),
            tokensOut: 0,
          }),
        },
        signal,
        tally,
      )
      const vectors = inOrder(reply.embeddings, reply.response?.body)
      const problem = wrongIn(vectors, texts.length)
      if (problem) throw new ModelError('unparsed', `${host} ${problem}.`, tally.usage)
      return { vectors, usage: tally.usage }
    },
  }
}

const indexedSchema = z.object({ data: z.array(z.object({ index: z.int().min(0) })) })

/** The vectors in the order of their texts: each says its place, and the SDK does not look. */
function inOrder(vectors: readonly number[][], body: unknown): number[][] {
  const indexed = indexedSchema.safeParse(body)
  if (!indexed.success) return [...vectors]
  const ordered: number[][] = []
  for (const [at, { index }] of indexed.data.data.entries()) ordered[index] = vectors[at] ?? []
  // A place named twice leaves another empty; filled in, it has no length and is found out.
  return Array.from(ordered, (vector) => vector ?? [])
}

function wrongIn(vectors: readonly (readonly number[])[], wanted: number): string | null {
  if (vectors.length !== wanted) return `sent ${vectors.length} vectors for ${wanted} texts`
  const width = vectors[0]?.length ?? 0
  if (width === 0) return 'sent vectors without a number in them'
  if (vectors.some((vector) => vector.length !== width)) return 'sent vectors of several lengths'
  if (vectors.some((vector) => vector.some((value) => !Number.isFinite(value))))
    return 'sent a vector with no number in it'
  return null
}
