import type { TaskMode } from '../task'
import { TASK_DIMENSIONS, TASK_LEVELS, type TaskDimension, type TaskLevel } from '../task-scores'
import { dimensionsFor, type TaskThresholds } from './task-gate'

/** How many tasks of a mode have the same five levels; null stands for unjudged. There are few such rows, however many tasks. */
export interface ScoreRow {
  mode: TaskMode
  levels: { [dimension in TaskDimension]: TaskLevel | null }
  count: number
}

/** The tasks of one dimension by level, those that nobody judged, and those to which it does not apply. */
export interface ScoreHistogram {
  byLevel: Record<TaskLevel, number>
  unjudged: number
  notApplying: number
}

export function histogramOf(rows: readonly ScoreRow[], dimension: TaskDimension): ScoreHistogram {
  const histogram: ScoreHistogram = {
    byLevel: { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 },
    unjudged: 0,
    notApplying: 0,
  }
  for (const { mode, levels, count } of rows) {
    const level = levels[dimension]
    if (!dimensionsFor(mode).includes(dimension)) histogram.notApplying += count
    else if (level === null) histogram.unjudged += count
    else histogram.byLevel[level] += count
  }
  return histogram
}

/** What thresholds make of the tasks: all must hold, and what is required must be judged, as in `taskGateOf`. */
export function passing(
  rows: readonly ScoreRow[],
  { thresholds, required }: TaskThresholds,
): { kept: number; dropped: number; quarantined: number } {
  const counts = { kept: 0, dropped: 0, quarantined: 0 }
  for (const { mode, levels, count } of rows) {
    const applying = dimensionsFor(mode)
    const isLow = applying.some((dimension) => (levels[dimension] ?? 5) < (thresholds[dimension] ?? 1))
    const isOpen = applying.some((dimension) => levels[dimension] === null && required.includes(dimension))
    counts[isLow ? 'dropped' : isOpen ? 'quarantined' : 'kept'] += count
  }
  return counts
}

/** The highest level below which no more than this share of the judged tasks lies; 1 where none is judged. */
export function levelAtPercentile(histogram: ScoreHistogram, percentile: number): TaskLevel {
  const judged = TASK_LEVELS.reduce((sum, level) => sum + histogram.byLevel[level], 0)
  let below = 0
  for (const level of TASK_LEVELS) {
    below += histogram.byLevel[level]
    if (judged > 0 && below / judged > percentile / 100) return level
  }
  return judged > 0 ? 5 : 1
}

/** `question_quality:3,scenario_realism:2`, for an address; the first levels say nothing and are left out. */
export const thresholdsText = ({ thresholds }: Pick<TaskThresholds, 'thresholds'>): string =>
  TASK_DIMENSIONS.flatMap((dimension) => {
    const level = thresholds[dimension]
    return level && level > 1 ? [`${dimension}:${level}`] : []
  }).join(',')

/** Thresholds from such a text; parts that say nothing known are left out. */
export function parseThresholds(text: string): TaskThresholds['thresholds'] {
  const thresholds: TaskThresholds['thresholds'] = {}
  for (const part of text.split(',')) {
    const [name, said] = part.split(':')
    const dimension = TASK_DIMENSIONS.find((known) => known === name)
    const level = TASK_LEVELS.find((known) => String(known) === said)
    if (dimension && level) thresholds[dimension] = level
  }
  return thresholds
}
