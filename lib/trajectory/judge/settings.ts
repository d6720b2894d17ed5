import { z } from 'zod'
import { PANEL_RULES } from '../../verifier'

/** How the seven dimensions are read; the paper's form by default, the released code's as variants (astra-spec 0.1). */
export const JudgeSettings = z.object({
  /** What a failed call counts in tool_call: 0 in the paper, 0.5 in the code (row 5). */
  failedCall: z.union([z.literal(0), z.literal(0.5)]).default(0),
  /** The scale of query_understand: 0, 0.5, 1 in the paper; 0, 1 in the code (row 6). */
  queryUnderstandScale: z.enum(['thirds', 'bits']).default('thirds'),
  /** What the judge of a step sees: the record so far in the paper, the whole record in the code (row 7). */
  stepView: z.enum(['so-far', 'whole']).default('so-far'),
  /** A dimension with nothing to judge: left out of the mean (ours), or full marks as in the code (astra-spec 5.2). */
  nothingToJudge: z.enum(['not-applicable', 'full-marks']).default('not-applicable'),
  /** How the verdicts of several judges become one. */
  panel: z.enum(PANEL_RULES).default('mean'),
})
export type JudgeSettings = z.infer<typeof JudgeSettings>

export const DEFAULT_JUDGE: JudgeSettings = JudgeSettings.parse({})

/** Raised whenever the same record may be judged otherwise than before: rules, rubrics or arithmetic. */
const EDITION = '4'

/** What a judge judged by: the edition, and the settings that are not the paper's. The panel's rule is not the judge's. */
export function judgeVersion({ panel: _, ...settings }: JudgeSettings): string {
  const others = Object.entries(settings).filter(
    ([name, value]) => value !== DEFAULT_JUDGE[name as keyof JudgeSettings],
  )
  return [EDITION, ...others.map(([name, value]) => `${name} ${value}`)].join(', ')
}
