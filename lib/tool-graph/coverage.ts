import type { ToolKey } from '../tool'
import { pairKey } from './diff'
import type { ToolCallGraph, ToolDependency } from './tool-call-graph'

/** What was made of one tool, or of one step from a tool to another. */
export interface UseCount {
  from: ToolKey
  /** null for the tool itself. */
  to: ToolKey | null
  /** Tasks that should need it. */
  tasks: number
  /** Trajectories that came of it, and how many of them were kept. */
  trajectories: number
  kept: number
  /** The mean score in [0, 1] of those that were judged; null where none was. */
  score: number | null
  /** Calls of the tool and those that failed; 0 for a step. */
  calls: number
  failures: number
}

/** What a map of a graph may show. */
export type CoverageMeasure = 'tasks' | 'trajectories' | 'kept' | 'score' | 'failures'

/** The figure of a measure; null where there is nothing to take a share or a mean of, which is not zero. */
export function measureOf(count: UseCount | undefined, measure: CoverageMeasure): number | null {
  switch (measure) {
    case 'tasks':
      return count?.tasks ?? 0
    case 'trajectories':
      return count?.trajectories ?? 0
    case 'kept':
      return count && count.trajectories > 0 ? count.kept / count.trajectories : null
    case 'score':
      return count?.score ?? null
    case 'failures':
      return count && count.calls > 0 ? count.failures / count.calls : null
  }
}

/** The counts of some tools and steps, ready to be asked. */
export interface Coverage {
  ofTool(key: ToolKey): UseCount | undefined
  ofStep(pair: Pick<ToolDependency, 'from' | 'to'>): UseCount | undefined
}

export function coverageOf(counts: readonly UseCount[]): Coverage {
  const tools = new Map(counts.flatMap((count) => (count.to === null ? [[count.from, count]] : [])))
  const steps = new Map(
    counts.flatMap((count) =>
      count.to === null ? [] : [[pairKey({ from: count.from, to: count.to }), count]],
    ),
  )
  return { ofTool: (key) => tools.get(key), ofStep: (pair) => steps.get(pairKey(pair)) }
}

/** Where a graph has not been used: what no task needs, and what tasks need but no trajectory came of. */
export interface CoverageGaps {
  untasked: { tools: ToolKey[]; dependencies: ToolDependency[] }
  untried: { tools: ToolKey[]; dependencies: ToolDependency[] }
}

/** The gaps of a graph; refused dependencies are never walked and are none. */
export function gapsOf(graph: ToolCallGraph, coverage: Coverage): CoverageGaps {
  const open = graph.dependencies.filter(({ review }) => review !== 'refused')
  const isUntasked = (count: UseCount | undefined) => (count?.tasks ?? 0) === 0
  const isUntried = (count: UseCount | undefined) => !isUntasked(count) && count?.trajectories === 0
  const where = (isGap: (count: UseCount | undefined) => boolean) => ({
    tools: graph.nodes.filter((key) => isGap(coverage.ofTool(key))),
    dependencies: open.filter((dependency) => isGap(coverage.ofStep(dependency))),
  })
  return { untasked: where(isUntasked), untried: where(isUntried) }
}
