import type { TaskMode } from '../task'
import { TASK_DIMENSIONS, type TaskDimension, type TaskLevel, type TaskScores } from '../task-scores'

/** What a task must reach: a level for each judged dimension, and which dimensions must be judged at all. */
export interface TaskThresholds {
  thresholds: { [dimension in TaskDimension]?: TaskLevel }
  required: readonly TaskDimension[]
}

/** What is asked of a task that rightly needs no tool: nothing about the choice of tools. */
const WITHOUT_TOOLS: readonly TaskDimension[] = ['question_quality', 'scenario_realism']

/** The dimensions that apply to tasks of a mode. */
export const dimensionsFor = (mode: TaskMode): readonly TaskDimension[] =>
  mode === 'no-tool' ? WITHOUT_TOOLS : TASK_DIMENSIONS

/**
 * Why a task does not pass: a judged level below its threshold drops it, a required dimension that nobody judged
 * quarantines it; all thresholds must hold (astra-spec 3.4). Null when it passes. Unjudged is neither low nor high.
 */
export function taskGateOf(
  mode: TaskMode,
  scores: TaskScores,
  { thresholds, required }: TaskThresholds,
): { outcome: 'dropped' | 'quarantined'; reason: string; detail: string } | null {
  const applying = dimensionsFor(mode)
  for (const dimension of applying) {
    const score = scores[dimension]
    const least = thresholds[dimension]
    if (score.outcome === 'judged' && least !== undefined && score.level < least)
      return {
        outcome: 'dropped',
        reason: `below-${kebab(dimension)}`,
        detail: `Level ${score.level} is below ${least}: ${score.reason}`,
      }
  }
  for (const dimension of applying) {
    const score = scores[dimension]
    if (score.outcome === 'unjudged' && required.includes(dimension))
      return { outcome: 'quarantined', reason: `unjudged-${kebab(dimension)}`, detail: score.reason }
  }
  return null
}

const kebab = (dimension: TaskDimension): string => dimension.replaceAll('_', '-')
