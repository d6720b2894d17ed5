import { useEffect, useEffectEvent, useState } from 'react'
import { useCommands } from '@/components/ui/use-commands'
import { findDependency, type ToolDependency } from '@/lib/tool-graph'
import { edgeId, pairOf } from '../to-flow'
import type { GraphEditor } from '../use-graph-editor'
import { placeOf, type ReviewPlace, undecidedFrom, undecidedIn } from './review-order'

export interface Review {
  /** What is decided about now; null before the first, and when all is decided. */
  shown: ToolDependency | null
  undecided: number
  verbs: readonly ReviewVerb[]
}

export interface ReviewVerb {
  name: string
  label: string
  shortcut: string
  isOffered: boolean
  run(): void
}

/** Where the walk is: what is shown, and the place that it goes on from. */
interface Cursor {
  id: string
  place: ReviewPlace
}

const cursorAt = (dependency: ToolDependency): Cursor => ({
  id: edgeId(dependency),
  place: placeOf(dependency),
})

/** A walk over the undecided dependencies: decide and go on, turn round, go back, take back; each by one key. */
export function useReview(editor: GraphEditor): Review {
  const { store, state } = editor
  const { graph } = state.draft
  const [cursor, setCursor] = useState<Cursor | null>(null)
  /** Decisions that can be taken back here: the change that each made, and where it was made. */
  const [trail, setTrail] = useState<readonly { change: string; cursor: Cursor }[]>([])
  const { edges } = state.selection
  const selected = edges.length === 1 ? findDependency(graph, pairOf(edges[0] ?? '')) : null
  // Whoever points at another dependency on the canvas goes on from there.
  const at = selected !== null && edgeId(selected) !== cursor?.id ? cursorAt(selected) : cursor
  const shown = at && findDependency(graph, pairOf(at.id))
  const undecided = undecidedIn(graph).length

  function goTo(next: ToolDependency | null) {
    setCursor(next && cursorAt(next))
    if (next !== null) editor.selectDependency(next)
  }
  const step = (direction: 'next' | 'previous') =>
    goTo(undecidedFrom(store.getState().draft.graph, at?.place ?? null, direction))

  const begin = useEffectEvent(() => {
    if (selected === null) step('next')
  })
  useEffect(() => begin(), [])

  /** Makes a decision and remembers it; false when nothing was changed. */
  function decide(change: () => void): boolean {
    const before = store.getState().draft
    change()
    const { draft, past } = store.getState()
    const made = past.at(-1)
    if (draft === before || made === undefined || at === null) return false
    setTrail([...trail, { change: made.name, cursor: at }])
    return true
  }
  const judge = (verdict: 'accepted' | 'refused') => () => {
    if (shown !== null && decide(() => editor.review(shown, verdict))) step('next')
  }

  const last = trail.at(-1)
  const canUndo = last !== undefined && state.past.at(-1)?.name === last.change
  const isShown = shown !== null
  const verbs: ReviewVerb[] = [
    { name: 'review.accept', label: 'Accept', shortcut: 'a', isOffered: isShown, run: judge('accepted') },
    { name: 'review.refuse', label: 'Refuse', shortcut: 'r', isOffered: isShown, run: judge('refused') },
    {
      name: 'review.turn',
      label: 'Turn round',
      shortcut: 't',
      isOffered: isShown,
      run() {
        if (shown === null || at === null || !decide(() => editor.reverse(shown))) return
        // It stays in sight, so that what it feeds now can be said.
        setCursor({ ...at, id: edgeId({ from: shown.to, to: shown.from }) })
      },
    },
    {
      name: 'review.previous',
      label: 'Previous',
      shortcut: 'p',
      isOffered: undecided > 0,
      run: () => step('previous'),
    },
    { name: 'review.next', label: 'Next', shortcut: 'n', isOffered: undecided > 0, run: () => step('next') },
    {
      name: 'review.undo',
      label: 'Take back',
      shortcut: 'u',
      isOffered: canUndo,
      run() {
        if (last === undefined || !canUndo) return
        store.undo()
        setTrail(trail.slice(0, -1))
        setCursor(last.cursor)
        editor.selectDependency(pairOf(last.cursor.id))
      },
    },
  ]
  useCommands(
    'Review',
    verbs.filter(({ isOffered }) => isOffered),
  )
  return { shown, undecided, verbs }
}
