import type { Author } from '../verifier'

/**
 * What a task is scored on: the paper's three dimensions and the released code's four, five distinct ones
 * (astra-spec 3.4 and 0.1, row 3).
 */
export const TASK_DIMENSIONS = [
  'question_quality',
  'scenario_realism',
  'tool_use_necessity',
  'tool_selection_difficulty',
  'tool_selection_uniqueness',
] as const
export type TaskDimension = (typeof TASK_DIMENSIONS)[number]

export const TASK_LEVELS = [1, 2, 3, 4, 5] as const
export type TaskLevel = (typeof TASK_LEVELS)[number]

/** One dimension's level with its reason, or why nobody could say. Unjudged is no level. */
export type TaskScore =
  | { outcome: 'judged'; level: TaskLevel; reason: string; author: Author }
  | { outcome: 'unjudged'; reason: string; author: Author }

export type TaskScores = { [dimension in TaskDimension]: TaskScore }

/** No dimension scored, each for the same reason. */
export const nothingScored = (reason: string, author: Author): TaskScores =>
  Object.fromEntries(
    TASK_DIMENSIONS.map((dimension): [TaskDimension, TaskScore] => [
      dimension,
      { outcome: 'unjudged', reason, author },
    ]),
  ) as TaskScores
