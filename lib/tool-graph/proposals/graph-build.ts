import { z } from 'zod'
import { Seed } from '../../shared/seed'

/** What decides what a graph build by a model makes; stored with its job. */
export const GraphBuildParams = z.object({
  serverId: z.string().startsWith('srv_'),
  /** The version of the server's tools that is shown to the model. */
  documentId: z.string().startsWith('doc_'),
  /** The id of a model endpoint. */
  model: z.string().startsWith('model_'),
  /** How often the model is asked; the multiset of its answers weighs the edges (astra-spec 2.1). */
  proposals: z.number().int().min(1).max(1000).default(5),
  seed: Seed.default(1),
})
export type GraphBuildParams = z.infer<typeof GraphBuildParams>
