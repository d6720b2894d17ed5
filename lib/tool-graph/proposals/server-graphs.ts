import { z } from 'zod'

/** What decides what a build of many servers' graphs makes; stored with its job. */
export const ServerGraphsParams = z.object({
  /** The versions of the servers' tools, one an item. */
  documentIds: z.array(z.string().startsWith('doc_')).min(1),
  model: z.literal('built-in'),
})
