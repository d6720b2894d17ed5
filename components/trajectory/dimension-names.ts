import type { Dimension, DimensionGroup } from '@/lib/trajectory'

/** ASTRA's seven dimensions in words, and the question that each answers (astra-spec 5.2). */
export const dimensionNames = {
  query_understand: { title: 'Query understanding', asks: 'Was the request understood?' },
  query_plan: { title: 'Global plan', asks: 'Was the first plan sound and followed?' },
  tool_understand: { title: 'Result understanding', asks: 'Was each result read rightly?' },
  tool_plan: { title: 'Step plan', asks: 'Did each round of calls follow from what was known?' },
  tool_call: { title: 'Tool calls', asks: 'Did the calls succeed?' },
  tool_concise: { title: 'Conciseness', asks: 'Was every call needed?' },
  final_answer: { title: 'Final answer', asks: 'Is the answer correct and true to the record?' },
} satisfies Record<Dimension, { title: string; asks: string }>

/** The groups of the paper's figure (astra-spec 5.1). */
export const groupNames = {
  global: 'Global process',
  stepwise: 'Step by step',
  outcome: 'Outcome',
} satisfies Record<DimensionGroup, string>
