import { useEffect, useRef } from 'react'
import type { CanvasStore } from '@/components/canvas/canvas-store'
import type { LayoutKind } from '@/components/canvas/layout-engines'
import { type LayoutWorker, useLayoutWorker } from '@/components/canvas/use-layout-worker'
import { toast } from '@/components/ui/toaster'
import type { Positions } from '@/lib/shared/layout'
import { newPlaces } from '@/lib/shared/new-places'
import { ok, type Result } from '@/lib/shared/result'
import type { ToolKey } from '@/lib/tool'
import { type GraphDraft, move, newTools } from '@/lib/tool-graph'
import type { GraphTool } from './graph-tool'
import { placed } from './placed'
import { toLayoutRequest } from './to-flow'

/** As a whole, in one way or another, or only what nobody has placed yet. */
export type Arrangement = LayoutKind | 'new'

export interface Arranging {
  layout: LayoutWorker
  arrange(how: Arrangement): Promise<void>
  /** Makes a named change that brings new tools onto the graph, and arranges them. */
  bringIn(name: string, draft: GraphDraft, own: ReadonlyMap<ToolKey, GraphTool>): Promise<void>
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
    const positions = await layout.arrange(toLayoutRequest(before.graph, tools), 'layered')
    if (!positions.ok || store.getState().draft !== before) return
    // That is no change of the reader's.
    store.reset(move(before, positions.value))
    showAll()
  })

  /** New cards are arranged among themselves, and then stand next to what they are joined with. */
  async function placesForNew(
    draft: GraphDraft,
    all: ReadonlyMap<ToolKey, GraphTool> = tools,
  ): Promise<Result<Positions>> {
    const request = toLayoutRequest(draft.graph, all, draft.layout)
    const fresh = new Set<string>(newTools(draft))
    const among = await layout.arrange(
      {
        boxes: request.boxes.filter(({ id }) => fresh.has(id)),
        arrows: request.arrows.filter(({ from, to }) => fresh.has(from) && fresh.has(to)),
      },
      'layered',
    )
    if (!among.ok) return among
    const old = Object.entries(draft.layout).filter(([id]) => !fresh.has(id))
    return ok(newPlaces(request, Object.fromEntries(old), among.value))
  }

  return {
    layout,
    async bringIn(name, draft, own) {
      const all = new Map([...tools, ...own])
      const places = await placesForNew(draft, all)
      store.run(name, places.ok ? withPlaces(draft, places.value) : placed(draft, all))
    },
    async arrange(how) {
      const { draft } = store.getState()
      const positions =
        how === 'new'
          ? await placesForNew(draft)
          : await layout.arrange(toLayoutRequest(draft.graph, tools, draft.layout), how)
      if (!positions.ok) {
        if (positions.problem.code !== 'cancelled') toast.error(positions.problem.message)
        return
      }
      await anotherTask()
      store.run(ARRANGED[how], move(store.getState().draft, positions.value))
      showAll()
    },
  }
}

/** Thousands of places are worked out and drawn in two short turns of the page rather than in a long one. */
const anotherTask = () => new Promise<void>((resolve) => setTimeout(resolve))

/** Places that nobody chose. */
const withPlaces = ({ graph, layout }: GraphDraft, places: Positions): GraphDraft => ({
  graph,
  layout: {
    ...layout,
    ...Object.fromEntries(Object.entries(places).map(([key, place]) => [key, { ...place, isNew: true }])),
  },
})

/** As the history names them; they all begin alike, so that a note can leave them out. */
const ARRANGED: { [how in Arrangement]: string } = {
  layered: 'arrange in layers',
  force: 'arrange by force',
  new: 'arrange what is new',
}

/** Asks the layout worker once, when the canvas opens and `isWanted`. */
function useOnOpen(isWanted: boolean, arrange: () => Promise<void>): void {
  const latest = useRef(arrange)
  const wanted = useRef(isWanted)
  useEffect(() => {
    if (wanted.current) void latest.current()
  }, [])
}
