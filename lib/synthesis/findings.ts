import { z } from 'zod'

const Counts = z.record(z.string(), z.number().int().min(0))

/** What was found of a run's sources before its first item; kept with the job and exported with the data. */
export const RunFindings = z.object({
  /**
   * The gate before the first: distinct chains that walks met. Dropped are those that failed a check, quarantined those
   * that a check could not judge, both by the check's name. All zero where items are not made from chains.
   */
  chains: z.object({
    in: z.number().int().min(0),
    kept: z.number().int().min(0),
    dropped: Counts,
    quarantined: Counts,
  }),
  /** How many graphs, servers or tasks items are made from. */
  sources: z.number().int().min(0),
  /** Sources that were asked for and give nothing, with the reason. */
  leftOut: z.array(z.object({ name: z.string(), reason: z.string() })),
})
export type RunFindings = z.infer<typeof RunFindings>
