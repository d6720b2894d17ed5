import { type Verdict, verdictOfPanel } from '../verifier'
import type { JudgeSettings } from './judge/settings'

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

/** The groups of the paper's figure (astra-spec 5.1). */
export const DIMENSION_GROUPS = {
  global: ['query_understand', 'query_plan', 'tool_concise'],
  stepwise: ['tool_understand', 'tool_plan', 'tool_call'],
  outcome: ['final_answer'],
} as const satisfies { [group: string]: readonly Dimension[] }
export type DimensionGroup = keyof typeof DIMENSION_GROUPS

/** One verdict a dimension. */
export type Judgement = { [dimension in Dimension]: Verdict }

export const judgementFrom = (verdictOn: (dimension: Dimension) => Verdict): Judgement =>
  Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, verdictOn(dimension)])) as Judgement

/** What came of asking several judges: every judge's own verdicts, and what the rule makes of them. */
export interface PanelJudgement {
  rule: JudgeSettings['panel']
  judges: Judgement[]
}

/** One judgement of several, dimension by dimension. */
export const judgementOfPanel = ({ rule, judges }: PanelJudgement): Judgement =>
  judgementFrom((dimension) =>
    verdictOfPanel(
      rule,
      judges.map((judgement) => judgement[dimension]),
    ),
  )
