import { TASK_LEVELS, type TaskDimension, type TaskLevel } from '../task-scores'

/**
 * The labels of each level, 1 to 5 (astra-spec 3.4); those of tool_use_necessity are ours, because only the paper has that
 * dimension and it prints none.
 */
export const TASK_LABELS: {
  [dimension in TaskDimension]: readonly [string, string, string, string, string]
} = {
  question_quality: ['very poor', 'poor', 'average', 'good', 'excellent'],
  scenario_realism: [
    'unrealistic',
    'somewhat unrealistic',
    'moderately realistic',
    'realistic',
    'highly realistic',
  ],
  tool_use_necessity: ['unnecessary', 'hardly necessary', 'partly necessary', 'necessary', 'indispensable'],
  tool_selection_difficulty: ['very easy', 'easy', 'medium', 'hard', 'very hard'],
  tool_selection_uniqueness: [
    'not unique',
    'somewhat unique',
    'moderately unique',
    'quite unique',
    'highly unique',
  ],
}

/** The level of a label, or null: a label is matched whole, for a part of one may be another (astra-spec 3.4, [T]). */
export function levelOfLabel(dimension: TaskDimension, label: string): TaskLevel | null {
  const at = TASK_LABELS[dimension].indexOf(label.trim().toLowerCase())
  return TASK_LEVELS[at] ?? null
}
