import type { Result } from '@/lib/shared/result'
import type { Step } from '@/lib/trajectory'

/** Steps are read this many at a time. */
const PAGE = 50
/** Pages kept; the one wanted longest ago is let go first. */
const PAGES_MAX = 80

/** The bodies of a long record, read page by page as they are wanted. */
export interface StepCache {
  /** Sees to it that the steps `first` to `last` are read. */
  want(first: number, last: number): void
  /** The step, or why it is not here. */
  at(ordinal: number): Step | 'loading' | 'failed'
  /** Reads the page of a step that failed once more. */
  retry(ordinal: number): void
  /** Calls back whenever something arrived; returns what ends it. */
  subscribe(changed: () => void): () => void
  /** Changes whenever something arrived. */
  version(): number
}

/** A cache over `load`, which reads steps `from` to `to`, both included, of a record of `stepCount` steps. */
export function createStepCache(
  load: (from: number, to: number) => Promise<Result<Step[]>>,
  stepCount: number,
): StepCache {
  // A map remembers the order of insertion, and so which page was wanted longest ago.
  const pages = new Map<number, Step[] | 'loading' | 'failed'>()
  const listeners = new Set<() => void>()
  let version = 0

  function put(page: number, content: Step[] | 'loading' | 'failed') {
    pages.delete(page)
    pages.set(page, content)
    for (const oldest of pages.keys()) {
      if (pages.size <= PAGES_MAX) break
      pages.delete(oldest)
    }
  }

  async function read(page: number) {
    put(page, 'loading')
    const from = page * PAGE
    const to = Math.min(from + PAGE, stepCount) - 1
    const read = await load(from, to).catch(() => null)
    put(page, read?.ok ? read.value : 'failed')
    version += 1
    for (const changed of listeners) changed()
  }

  return {
    want(first, last) {
      for (let page = Math.floor(first / PAGE); page <= Math.floor(last / PAGE); page++) {
        const known = pages.get(page)
        if (known === undefined) void read(page)
        else put(page, known)
      }
    },
    at(ordinal) {
      const page = pages.get(Math.floor(ordinal / PAGE)) ?? 'loading'
      return typeof page === 'string' ? page : (page[ordinal % PAGE] ?? 'failed')
    },
    retry(ordinal) {
      void read(Math.floor(ordinal / PAGE))
    },
    subscribe(changed) {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    version: () => version,
  }
}
