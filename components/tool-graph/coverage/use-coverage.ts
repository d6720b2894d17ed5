import { useMemo, useState } from 'react'
import { type Coverage, type CoverageMeasure, coverageOf, type UseCount } from '@/lib/tool-graph'
import type { GraphEditor } from '../use-graph-editor'
import { type HeatScale, heatScale } from './heat'

export interface CoverageMap {
  coverage: Coverage
  /** What the canvas shows by heat; null for none. */
  measure: CoverageMeasure | null
  show(measure: CoverageMeasure | null): void
  scale: HeatScale | null
}

/** How much of a graph was used, shown on the canvas by one measure at a time. */
export function useCoverage({ state }: Pick<GraphEditor, 'state'>, counts: readonly UseCount[]): CoverageMap {
  const [measure, show] = useState<CoverageMeasure | null>(null)
  const coverage = useMemo(() => coverageOf(counts), [counts])
  const { graph } = state.draft
  const scale = useMemo(
    () => (measure === null ? null : heatScale(graph, coverage, measure)),
    [graph, coverage, measure],
  )
  return { coverage, measure, show, scale }
}
