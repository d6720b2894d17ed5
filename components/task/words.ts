import type { TaskDimension, TaskFilter, TaskMode } from '@/lib/task'

/** How a task was constructed, in the words of lists and filters. */
export const MODE_NAMES: Record<TaskMode, string> = {
  chain: 'from a chain',
  server: 'from a server',
  'missing-tool': 'missing tool',
  'missing-parameter': 'missing parameter',
  'no-tool': 'no tool needed',
}

export const AXIS_NAMES: Record<NonNullable<TaskFilter['axis']>, string> = {
  none: 'as written',
  diversity: 'diversity',
  complexity: 'complexity',
  persona: 'persona',
}

export const TASK_DIMENSION_NAMES: Record<TaskDimension, string> = {
  question_quality: 'Question quality',
  scenario_realism: 'Scenario realism',
  tool_use_necessity: 'Tool-use necessity',
  tool_selection_difficulty: 'Tool-selection difficulty',
  tool_selection_uniqueness: 'Tool-selection uniqueness',
}
