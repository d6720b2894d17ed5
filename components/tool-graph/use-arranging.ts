import { useEffect, useRef } from 'react'
import type { CanvasStore } from '@/components/canvas/canvas-store'
import { type LayoutWorker, useLayoutWorker } from '@/components/canvas/use-layout-worker'
import { toast } from '@/components/ui/toaster'
import type { ToolKey } from '@/lib/tool'
import { type GraphDraft, move } from '@/lib/tool-graph'
import type { GraphTool } from './graph-tool'
import { toLayoutRequest } from './to-flow'

export interface Arranging {
  layout: LayoutWorker
  arrange(): Promise<void>
}

/** Has the layout worker place the cards, when asked and once as a graph opens that nobody has arranged. */
export function useArranging({
  store,
  tools,
  isUnplaced,
  showAll,
}: {
  store: CanvasStore<GraphDraft>
  tools: ReadonlyMap<ToolKey, GraphTool>
  /** The graph came without a place for any card. */
  isUnplaced: boolean
  showAll: () => void
}): Arranging {
  const layout = useLayoutWorker()

  useOnOpen(isUnplaced, async () => {
    const before = store.getState().draft
    const positions = await layout.arrange(toLayoutRequest(before.graph, tools))
    if (!positions.ok || store.getState().draft !== before) return
    // That is no change of the reader's.
    store.reset(move(before, positions.value))
    showAll()
  })

  return {
    layout,
    async arrange() {
      const positions = await layout.arrange(toLayoutRequest(store.getState().draft.graph, tools))
      if (!positions.ok) {
        if (positions.problem.code !== 'cancelled') toast.error(positions.problem.message)
        return
      }
      store.run('arrange', move(store.getState().draft, positions.value))
      showAll()
    },
  }
}

/** Asks the layout worker once, when the canvas opens and `isWanted`. */
function useOnOpen(isWanted: boolean, arrange: () => Promise<void>): void {
  const latest = useRef(arrange)
  const wanted = useRef(isWanted)
  useEffect(() => {
    if (wanted.current) void latest.current()
  }, [])
}
