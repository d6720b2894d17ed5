import { useDeferredValue, useMemo } from 'react'
import { findProblems, type GraphProblem } from '@/lib/tool-graph'
import type { GraphEditor } from './use-graph-editor'

/** What is likely wrong with the graph as it is drawn; read anew after every edit, once the edit itself is on screen. */
export function useGraphProblems({ state, known }: Pick<GraphEditor, 'state' | 'known'>): GraphProblem[] {
  const graph = useDeferredValue(state.draft.graph)
  return useMemo(() => findProblems(graph, known), [graph, known])
}
