import type { TaskDimension, TaskFilter, TaskMode } from '@/lib/task'

/** How a task is constructed: as the mix of a run has it, explained, and in the words of lists and filters. */
export const modeNames = {
  chain: { title: 'Chain', says: 'Written from a chain of the graph, as in ASTRA.', inList: 'from a chain' },
  server: {
    title: 'Server only',
    says: 'Written from a few of the server’s tools, as in ASTRA.',
    inList: 'from a server',
  },
  'missing-tool': {
    title: 'Missing tool',
    says: 'A tool that it needs is not offered; right is to say so. Ours, not in ASTRA.',
    inList: 'missing tool',
  },
  'missing-parameter': {
    title: 'Missing value',
    says: 'A value that it needs is not said; right is to ask. Ours, not in ASTRA.',
    inList: 'missing value',
  },
  'no-tool': {
    title: 'No tool needed',
    says: 'Needs no tool; right is to answer directly. Ours, not in ASTRA.',
    inList: 'no tool needed',
  },
} satisfies { [mode in TaskMode]: { title: string; says: string; inList: string } }

/** How a task was varied, `none` where it was not. */
export const augmentationNames = {
  none: { title: 'As written', says: 'The task as it was written.', inList: 'as written' },
  diversity: { title: 'Diversity', says: 'Another context, the same intent.', inList: 'diversity' },
  complexity: { title: 'Complexity', says: 'An added constraint.', inList: 'complexity' },
  persona: { title: 'Persona', says: 'In the voice of a persona.', inList: 'persona' },
} satisfies { [axis in NonNullable<TaskFilter['axis']>]: { title: string; says: string; inList: string } }

export const TASK_DIMENSION_NAMES: Record<TaskDimension, string> = {
  question_quality: 'Question quality',
  scenario_realism: 'Scenario realism',
  tool_use_necessity: 'Tool-use necessity',
  tool_selection_difficulty: 'Tool-selection difficulty',
  tool_selection_uniqueness: 'Tool-selection uniqueness',
}
