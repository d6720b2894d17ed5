import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Positions } from '@/lib/shared/layout'

/** What is drawn differently because the reader pointed at it. */
export interface CanvasSelection {
  nodes: readonly string[]
  edges: readonly string[]
}

interface Change<Draft> {
  /** In the reader's words: "connect search to book". */
  name: string
  before: Draft
}

/** What someone is in the middle of on one canvas. The draft is any immutable value. */
export interface CanvasState<Draft> {
  draft: Draft
  /** The draft as it was last saved; the very same value means that nothing is unsaved. */
  saved: Draft
  /** Changes that can be undone, oldest first, and those that were, ready to be redone. */
  past: readonly Change<Draft>[]
  future: readonly Change<Draft>[]
  selection: CanvasSelection
  /** True while nothing may be changed, undone or redone. */
  isLocked: boolean
  /** Where dragged nodes are right now; they come into the draft when they are let go. */
  dragging: Positions
}

export interface CanvasStore<Draft> extends StoreApi<CanvasState<Draft>> {
  /** Makes a named change. A draft that is the same value changes nothing. */
  run(name: string, draft: Draft): void
  undo(): void
  redo(): void
  lock(isLocked: boolean): void
  /** The draft that was saved; it need not be the present one, which may have moved on meanwhile. */
  markSaved(draft: Draft): void
  /** Goes on from a draft that someone else saved: it counts as saved, and `draft` is a named change like any other. */
  rebase(name: string, saved: Draft, draft: Draft): void
  /** Starts over from a draft that counts as saved, with no history. */
  reset(draft: Draft): void
  /** Changes what is selected among nodes, among edges, or both. */
  select(change: Partial<CanvasSelection>): void
  drag(positions: Positions): void
}

/** The names of the changes between what was saved and now, oldest first; none when the saved draft is not in the past. */
export function changesSinceSaved<Draft>({
  past,
  saved,
}: Pick<CanvasState<Draft>, 'past' | 'saved'>): string[] {
  const start = past.findIndex((change) => change.before === saved)
  return start < 0 ? [] : past.slice(start).map((change) => change.name)
}

const HISTORY_MAX = 200

/**
 * One store per mounted canvas. History is snapshots: drafts share what did not change, so that they are small.
 * `onRefused` hears of each change that was asked for while the canvas is locked.
 */
export function createCanvasStore<Draft>(draft: Draft, onRefused?: () => void): CanvasStore<Draft> {
  const store = createStore<CanvasState<Draft>>(() => ({
    draft,
    saved: draft,
    past: [],
    future: [],
    selection: { nodes: [], edges: [] },
    isLocked: false,
    dragging: {},
  }))
  const unlessLocked = (change: () => void) => {
    if (!store.getState().isLocked) return change()
    store.setState({ dragging: {} })
    onRefused?.()
  }
  const run = (name: string, next: Draft) =>
    store.setState(({ draft: before, past }) =>
      next === before
        ? { dragging: {} }
        : { draft: next, past: [...past, { name, before }].slice(-HISTORY_MAX), future: [], dragging: {} },
    )
  return {
    ...store,
    run: (name, next) => unlessLocked(() => run(name, next)),
    rebase(name, saved, draft) {
      store.setState({ saved })
      run(name, draft)
    },
    undo: () =>
      unlessLocked(() =>
        store.setState(({ draft: now, past, future }) => {
          const last = past[past.length - 1]
          return last === undefined
            ? {}
            : { draft: last.before, past: past.slice(0, -1), future: [{ ...last, before: now }, ...future] }
        }),
      ),
    redo: () =>
      unlessLocked(() =>
        store.setState(({ draft: now, past, future }) => {
          const next = future[0]
          return next === undefined
            ? {}
            : { draft: next.before, past: [...past, { ...next, before: now }], future: future.slice(1) }
        }),
      ),
    lock: (isLocked) => store.setState({ isLocked }),
    markSaved: (saved) => store.setState({ saved }),
    reset: (draft) => store.setState({ draft, saved: draft, past: [], future: [], dragging: {} }),
    select: (change) => store.setState(({ selection }) => ({ selection: { ...selection, ...change } })),
    drag: (positions) => store.setState(({ dragging }) => ({ dragging: { ...dragging, ...positions } })),
  }
}
