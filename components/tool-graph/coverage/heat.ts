import { formatCount } from '@/lib/shared/format'
import { type Coverage, type CoverageMeasure, measureOf, type ToolCallGraph } from '@/lib/tool-graph'
import type { Heat, HeatMap } from '../overlays'
import { edgeId } from '../to-flow'

export const MEASURES: { [measure in CoverageMeasure]: { words: string; hue: string; isShare: boolean } } = {
  tasks: { words: 'Tasks', hue: '--heat', isShare: false },
  trajectories: { words: 'Trajectories', hue: '--heat', isShare: false },
  kept: { words: 'Kept share', hue: '--pass', isShare: true },
  // The upper half of the scale that rewards are drawn by: a score is never below zero.
  score: { words: 'Mean score', hue: '--reward-plus', isShare: true },
  failures: { words: 'Failed calls', hue: '--fail', isShare: true },
}

/** The figure of a measure as it is written; a dash where there is none. */
export function figureWords(value: number | null, measure: CoverageMeasure): string {
  if (value === null) return '–'
  if (measure === 'score') return value.toFixed(2)
  return MEASURES[measure].isShare ? `${Math.round(value * 100)} %` : formatCount(value)
}

/** Counts reach over orders of magnitude and are drawn by their logarithm; shares and scores as they are. */
export const depthOf = (value: number, measure: CoverageMeasure, most: number): number =>
  MEASURES[measure].isShare ? value : most === 0 ? 0 : Math.log1p(value) / Math.log1p(most)

export interface HeatScale {
  /** What the deepest colour stands for. */
  most: number
  heats: HeatMap
}

/** The heat of everything on a graph by one measure. Calls fail at tools, so that arrows have no heat by that. */
export function heatScale(graph: ToolCallGraph, coverage: Coverage, measure: CoverageMeasure): HeatScale {
  const figures = [
    ...graph.nodes.map((key) => [key, measureOf(coverage.ofTool(key), measure)] as const),
    ...(measure === 'failures' ? [] : graph.dependencies).map(
      (dependency) => [edgeId(dependency), measureOf(coverage.ofStep(dependency), measure)] as const,
    ),
  ]
  const most = MEASURES[measure].isShare ? 1 : Math.max(0, ...figures.map(([, value]) => value ?? 0))
  return {
    most,
    heats: new Map(
      figures.map(([id, value]) => [
        id,
        heatOf(
          figureWords(value, measure),
          value === null ? null : depthOf(value, measure, most),
          MEASURES[measure].hue,
        ),
      ]),
    ),
  }
}

/** Text stays legible on the deepest ground; a line of no depth is still a line. */
const GROUND_MAX = 34
const LINE_MIN = 15

function heatOf(label: string, depth: number | null, hue: string): Heat {
  const mix = (share: number, other: string) =>
    `color-mix(in oklab, var(${hue}) ${Math.round(share)}%, var(${other}))`
  return {
    label,
    depth,
    ground: depth === null ? 'var(--raised)' : mix(depth * GROUND_MAX, '--raised'),
    line: depth === null ? 'var(--line-strong)' : mix(LINE_MIN + depth * (100 - LINE_MIN), '--line-strong'),
  }
}
