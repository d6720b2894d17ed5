import { z } from 'zod'
import { ChainSampling } from '../tool-graph'
import { DIMENSIONS } from '../trajectory'

/** Everything that decides what a synthesis run makes; stored with the job and exported with the data. */
export const SynthesisParams = z.object({
  graphVersionId: z.string().startsWith('gver_'),
  count: z.number().int().min(1).max(100_000),
  seed: z
    .number()
    .int()
    .min(0)
    .max(2 ** 31 - 1),
  /** `built-in` or the id of a model endpoint. */
  model: z.union([z.literal('built-in'), z.string().startsWith('model_')]).default('built-in'),
  chains: ChainSampling.omit({ seed: true }).prefault({}),
  /** Chains from which no task is written, because a check failed or could not be judged; their tools in order. */
  leftOut: z.array(z.array(z.string())).default([]),
  /** Share of emulated calls that fail (astra-spec 4.3; the paper's 0.20). */
  failureRate: z.number().min(0).max(1).default(0.2),
  /** Model calls per attempt (astra-spec 4.1). */
  turnsMax: z.number().int().min(1).max(100).default(20),
  /** Wall-clock limit of one attempt in seconds (astra-spec 4.1). */
  secondsMax: z.number().int().min(1).max(3600).default(240),
  /** Least mean of judged dimensions that is kept (ours). */
  scoreMin: z.number().min(0).max(1).default(0.8),
  /** Dimensions without which an item is quarantined. The built-in judge decides five of the seven. */
  required: z
    .array(z.enum(DIMENSIONS))
    .default(['tool_understand', 'tool_plan', 'tool_call', 'tool_concise', 'final_answer']),
})
export type SynthesisParams = z.infer<typeof SynthesisParams>
/** The parameters as they are asked for: what has a default may be left out. */
export type SynthesisInput = z.input<typeof SynthesisParams>
