import type { Verdict } from '../verifier'

/** ASTRA's seven dimensions (astra-spec 5.2), under the names of its released code. */
export const DIMENSIONS = [
  'query_understand',
  'query_plan',
  'tool_understand',
  'tool_plan',
  'tool_call',
  'tool_concise',
  'final_answer',
] as const
export type Dimension = (typeof DIMENSIONS)[number]

/** One verdict a dimension. */
export type Judgement = { [dimension in Dimension]: Verdict }
