import { useState } from 'react'
import { useCommands } from '@/components/ui/use-commands'
import type { Result } from '@/lib/shared/result'
import type { Task, TaskReview, TaskScores } from '@/lib/task'
import type { Decision } from './outbox'
import { REFUSAL_REASONS } from './reasons'
import { useOutbox } from './use-outbox'

/** A task as a reviewer meets it. */
export interface ReviewedTask {
  id: string
  version: number
  question: string
  review: TaskReview
  reviewReason: string | null
  task: Task
  scores: TaskScores | null
}

export interface ReviewPage {
  rows: ReviewedTask[]
  next: string | null
}

/** What the reviewer is doing with the task in front of them. */
export type Doing = 'reading' | 'refusing' | 'editing'

/** How a decision or an edit is taken back. */
type Past =
  | { kind: 'review'; at: number; review: TaskReview; reason: string | null }
  | { kind: 'edit'; at: number; question: string }

export interface TaskReviewActions {
  send: (decision: Decision) => Promise<Result<unknown>>
  edit: (input: { taskId: string; question: string }) => Promise<Result<ReviewedTask>>
  loadMore: (after: string) => Promise<Result<ReviewPage>>
}

/** A walk over tasks: accept, refuse with a reason, edit, take back; each by one key, each decision sent in the background. */
export function useTaskReview(first: ReviewPage, { send, edit, loadMore }: TaskReviewActions) {
  const [{ rows, next }, setPage] = useState(first)
  const [at, setAt] = useState(0)
  const [doing, setDoing] = useState<Doing>('reading')
  const [past, setPast] = useState<readonly Past[]>([])
  const [problem, setProblem] = useState<string | null>(null)
  const [reading, setReading] = useState<'ready' | 'loading' | 'failed'>('ready')
  const outbox = useOutbox(send)
  const current = rows[at]

  const change = (place: number, parts: Partial<ReviewedTask>) =>
    setPage((page) => ({
      ...page,
      rows: page.rows.map((row, index) => (index === place ? { ...row, ...parts } : row)),
    }))

  async function readOn() {
    if (next === null || reading === 'loading') return
    setReading('loading')
    const more = await loadMore(next).catch(() => null)
    if (more?.ok)
      setPage((page) => {
        const known = new Set(page.rows.map(({ id }) => id))
        return {
          rows: [...page.rows, ...more.value.rows.filter(({ id }) => !known.has(id))],
          next: more.value.next,
        }
      })
    setReading(more?.ok ? 'ready' : 'failed')
  }

  function goTo(place: number) {
    const target = Math.max(0, Math.min(rows.length - 1, place))
    setAt(target)
    setDoing('reading')
    setProblem(null)
    if (target > rows.length - 10) void readOn()
  }

  /** The next task on which nobody has decided, after this one and then from the start; the same one when there is none. */
  function nextProposed(from: number): number {
    const waits = (index: number) => index !== from && rows[index]?.review === 'proposed'
    const after = rows.findIndex((_, index) => index > from && waits(index))
    return after >= 0
      ? after
      : Math.max(
          rows.findIndex((_, index) => waits(index)),
          -1,
        )
  }

  function decide(review: TaskReview, reason: string | null = null) {
    if (!current) return
    setPast([...past, { kind: 'review', at, review: current.review, reason: current.reviewReason }])
    change(at, { review, reviewReason: reason })
    outbox.post({ taskId: current.id, review, reason })
    const target = nextProposed(at)
    goTo(target < 0 ? at : target)
  }

  async function save(question: string) {
    if (!current) return
    const place = at
    const saved = await edit({ taskId: current.id, question }).catch(() => null)
    if (!saved?.ok) {
      setProblem(saved ? saved.problem.message : 'The studio did not answer. What you wrote is still here.')
      return
    }
    setPast([...past, { kind: 'edit', at: place, question: current.question }])
    change(place, saved.value)
    setDoing('reading')
    setProblem(null)
  }

  async function undo() {
    const last = past.at(-1)
    const row = last && rows[last.at]
    if (!last || !row) return
    setPast(past.slice(0, -1))
    setAt(last.at)
    setDoing('reading')
    if (last.kind === 'review') {
      change(last.at, { review: last.review, reviewReason: last.reason })
      outbox.post({ taskId: row.id, review: last.review, reason: last.reason })
      return
    }
    const restored = await edit({ taskId: row.id, question: last.question }).catch(() => null)
    if (restored?.ok) change(last.at, restored.value)
    else
      setProblem(restored ? restored.problem.message : 'The studio did not answer; nothing was taken back.')
  }

  const isReading = doing === 'reading'
  const verbs = [
    {
      name: 'tasks.next',
      label: 'Next',
      shortcut: 'j',
      isOffered: at < rows.length - 1,
      run: () => goTo(at + 1),
    },
    { name: 'tasks.previous', label: 'Previous', shortcut: 'k', isOffered: at > 0, run: () => goTo(at - 1) },
    {
      name: 'tasks.accept',
      label: 'Accept',
      shortcut: 'a',
      isOffered: !!current && isReading,
      run: () => decide('accepted'),
    },
    {
      name: 'tasks.refuse',
      label: 'Refuse',
      shortcut: 'x',
      isOffered: !!current && isReading,
      run: () => setDoing('refusing'),
    },
    {
      name: 'tasks.edit',
      label: 'Edit',
      shortcut: 'e',
      isOffered: !!current && isReading,
      run: () => setDoing('editing'),
    },
    {
      name: 'tasks.undo',
      label: 'Take back',
      shortcut: 'u',
      isOffered: past.length > 0,
      run: () => void undo(),
    },
  ]
  const reasons =
    doing === 'refusing'
      ? REFUSAL_REASONS.map((reason, index) => ({
          name: `tasks.refuse-${index + 1}`,
          label: `Refuse: ${reason}`,
          shortcut: String(index + 1),
          run: () => decide('refused', reason),
        }))
      : []
  useCommands('Task review', [
    ...verbs.filter(({ isOffered }) => isOffered),
    ...reasons,
    ...(isReading
      ? []
      : [{ name: 'tasks.read', label: 'Back to the task', shortcut: 'escape', run: () => cancel() }]),
  ])

  function cancel() {
    setDoing('reading')
    setProblem(null)
  }

  return {
    ...{ rows, at, current, doing, verbs, reasons, problem, reading, outbox },
    hasMore: next !== null,
    ...{ goTo, decide, save, cancel, readOn },
  }
}
