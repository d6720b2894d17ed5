import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import { type GraphProblem, type KnownTools, problemFinder, readAhead } from '@/lib/tool-graph'
import type { GraphEditor } from './use-graph-editor'

/**
 * What is likely wrong with the graph as it is drawn, anew after every edit once the edit itself is on screen; null
 * while the tools are still being read.
 */
export function useGraphProblems({
  state,
  known,
}: Pick<GraphEditor, 'state' | 'known'>): GraphProblem[] | null {
  const graph = useDeferredValue(state.draft.graph)
  const isRead = useReadAhead(known)
  const find = useMemo(() => problemFinder(known), [known])
  return useMemo(() => (isRead ? find(graph) : null), [isRead, find, graph])
}

/** Reads the tools in short turns, so that a large graph can be worked with meanwhile. True once all are read. */
function useReadAhead(known: KnownTools): boolean {
  const [read, setRead] = useState<KnownTools | null>(null)
  useEffect(() => {
    const steps = readAhead(known)
    let timer: ReturnType<typeof setTimeout>
    function step() {
      const until = performance.now() + TURN_MS
      while (performance.now() < until)
        if (steps.next().done) {
          setRead(known)
          return
        }
      timer = setTimeout(step)
    }
    timer = setTimeout(step)
    return () => clearTimeout(timer)
  }, [known])
  return read === known
}

const TURN_MS = 12
