import { listComparedTools } from '@/lib/db/catalogue'
import { type FinishedVectors, haveVectors, recordVectors } from '@/lib/db/tool-vectors'
import { isItemProblem, ModelError } from '@/lib/shared/model'
import { EMBEDDING_BATCH, EmbeddingParams } from '@/lib/tool'
import type { JobHandler } from './handler'
import { Meter } from './meter'
import { openEmbeddingModel } from './open-model'

/** The vectors of a project's tools: every item is one batch of texts, each asked for once. */
export const toolEmbeddingHandler: JobHandler<FinishedVectors> = {
  async load(job) {
    const params = EmbeddingParams.parse(job.params)
    const texts = new Map(
      (await listComparedTools(job.projectId)).map(({ fingerprint, text }) => [fingerprint, text]),
    )
    const opened = await openEmbeddingModel(job.projectId, params.model, params.embeddingModel)
    const source = { endpointId: params.model, model: params.embeddingModel }
    const meter = new Meter()
    const embedder = meter.watchEmbedder('embedding', opened)
    return {
      concurrency: opened.concurrency,
      meter,
      record: (items, spent) => recordVectors(job.id, job.projectId, source, items, spent),
      async doItem(ordinal, signal) {
        const batch = params.fingerprints.slice(ordinal * EMBEDDING_BATCH, (ordinal + 1) * EMBEDDING_BATCH)
        const known = await haveVectors(source, batch)
        // A tool that was removed meanwhile has no text any more.
        const wanted = batch.filter((fingerprint) => !known.has(fingerprint) && texts.has(fingerprint))
        const kept = { ordinal, outcome: 'kept' as const, reason: null, detail: null }
        if (wanted.length === 0) return { ...kept, vectors: [] }
        try {
          const { vectors } = await embedder.embed(
            wanted.map((fingerprint) => texts.get(fingerprint) ?? ''),
            signal,
          )
          return {
            ...kept,
            vectors: wanted.map((fingerprint, i) => ({ fingerprint, vector: vectors[i] ?? [] })),
          }
        } catch (error) {
          if (!(error instanceof ModelError) || !isItemProblem(error.code)) throw error
          return { ordinal, outcome: 'dropped', reason: error.code, detail: error.message, vectors: [] }
        }
      },
    }
  },
}
