import { z } from 'zod'
import { Seed } from '../../shared/seed'

const endpoint = z.string().startsWith('model_')

/** What decides how a job verifies chains; stored with it. */
export const ChainVerifyParams = z.object({
  graphVersionId: z.string().startsWith('gver_'),
  /** The chains in the order of the job's items. */
  chainIds: z.array(z.string().startsWith('chain_')).min(1).max(5000),
  /** Votes, and translates back with the others. */
  model: endpoint,
  otherModels: z.array(endpoint).max(4).default([]),
  /** Votes on each chain. */
  samples: z.number().int().min(1).max(15).default(3),
  seed: Seed.default(1),
})
export type ChainVerifyParams = z.infer<typeof ChainVerifyParams>
