import { z } from 'zod'

/** Texts in one request: few enough for small servers, many enough that the way there does not count. */
export const EMBEDDING_BATCH = 64

/** What decides which vectors a job makes; stored with it. */
export const EmbeddingParams = z.object({
  /** The id of the endpoint, and the model that it is asked for. */
  model: z.string().startsWith('model_'),
  embeddingModel: z.string(),
  /** Of the texts that had no vector when the job was made, `EMBEDDING_BATCH` an item. */
  fingerprints: z.array(z.string()).min(1),
})
