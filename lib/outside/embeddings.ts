import { z } from 'zod'
import { parseJson } from '@/lib/shared/json'
import { ModelError, type ModelUsage } from '@/lib/shared/model'
import { fail, ok, type Result } from '@/lib/shared/result'
import { type EndpointConfig, emptyTally, endpointCalls } from './endpoint-calls'

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
  const { host, call } = endpointCalls(config)

  return {
    name: config.model,
    async embed(texts, signal) {
      const tally = emptyTally()
      const reply = await call(
        {
          path: '/embeddings',
          body: JSON.stringify({ model: config.model, input: texts, encoding_format: 'float' }),
          read: readVectors,
          // A server that counts no tokens is charged one for four characters, as elsewhere.
          tokensOf: ({ usage }) => ({
            tokensIn:
              usage?.prompt_tokens ?? Math.ceil(texts.reduce((sum, text) => sum + text.length, 0) / 4),
            tokensOut: 0,
          }),
        },
        signal,
        tally,
      )
      const vectors = inOrder(reply)
      const problem = wrongIn(vectors, texts.length)
      if (problem) throw new ModelError('unparsed', `${host} ${problem}.`, tally.usage)
      return { vectors, usage: tally.usage }
    },
  }
}

const Vectors = z.looseObject({
  data: z.array(z.looseObject({ index: z.int().min(0).nullish(), embedding: z.array(z.number()) })),
  usage: z.looseObject({ prompt_tokens: z.number().nullish() }).nullish(),
})

function readVectors(text: string): Result<z.infer<typeof Vectors>> {
  const json = parseJson(text, 'The answer')
  const read = Vectors.safeParse(json.ok ? json.value : undefined)
  return read.success ? ok(read.data) : fail('no-vectors', 'that is not a list of vectors')
}

/** The vectors in the order of their texts: each says its place. */
function inOrder({ data }: z.infer<typeof Vectors>): number[][] {
  const ordered: number[][] = []
  for (const [at, { index, embedding }] of data.entries()) ordered[index ?? at] = embedding
  // A place named twice leaves another empty; filled in, it has no length and is found out.
  return Array.from({ length: data.length }, (_, at) => ordered[at] ?? [])
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
