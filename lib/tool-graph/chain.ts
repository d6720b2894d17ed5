import { z } from 'zod'
import { Seed } from '../shared/seed'
import type { ToolKey } from '../tool'

const ToolKeyField = z.templateLiteral([z.string(), '/', z.string()]) as z.ZodType<ToolKey>

/** How chains are drawn from a graph (astra-spec 2.3; walks per server is ours). */
export const ChainSampling = z.object({
  seed: Seed,
  walks: z.number().int().min(1).max(1_000_000).default(200),
  lengthMin: z.number().int().min(2).max(20).default(2),
  lengthMax: z.number().int().min(2).max(20).default(5),
  acyclic: z.boolean().default(true),
  /** Weights are raised to 1 / temperature: below 1 walks keep to strong edges, above 1 they stray. 1 when left out. */
  temperature: z.number().min(0.1).max(10).optional(),
  /** Tools that a walk must begin at, end at, and pass; a walk that does not is given up. */
  start: ToolKeyField.optional(),
  end: ToolKeyField.optional(),
  mustContain: z.array(ToolKeyField).max(20).optional(),
})
export type ChainSampling = z.infer<typeof ChainSampling>

/** A walk on the tool-call graph, planned but not yet made. */
export interface Chain {
  /** The tools in call order, 2 or more. */
  tools: ToolKey[]
  /** In how many of the walks it was met. */
  walks: number
}
