import { useEffect, useRef, useState } from 'react'
import type { LayoutRequest, Positions } from '@/lib/shared/layout'
import { nestedLayout } from '@/lib/shared/nested-layout'
import { fail, ok, type Result } from '@/lib/shared/result'
import { type LayoutEngine, type LayoutKind, startEngine } from './layout-engines'

const DEADLINE_MS = 20_000
const TELL_EVERY_MS = 250

export interface LayoutWorker {
  /** Which share of an arrangement is done, from 0 to 1; null while nothing is arranged. */
  progress: number | null
  /** Positions for a request, or why there are none: `cancelled`, `deadline`, `layout-failed`. A new request cancels the one before. */
  arrange(request: LayoutRequest, how: LayoutKind): Promise<Result<Positions>>
  cancel(): void
}

/** Layout in a worker of its own, started on demand and ended by its answer, by cancelling, by the deadline or by leaving. */
export function useLayoutWorker(deadlineMs = DEADLINE_MS): LayoutWorker {
  const [progress, setProgress] = useState<number | null>(null)
  const stop = useRef<(code: 'cancelled' | 'deadline') => void>(() => {})
  useEffect(() => () => stop.current('cancelled'), [])

  async function arrange(request: LayoutRequest, how: LayoutKind): Promise<Result<Positions>> {
    stop.current('cancelled')
    let engine: LayoutEngine | null = null
    let timer: ReturnType<typeof setTimeout> | undefined
    const stopped = new Promise<Result<Positions>>((resolve) => {
      const end = (code: 'cancelled' | 'deadline') => resolve(fail(code, STOPPED[code](deadlineMs)))
      stop.current = end
      timer = setTimeout(() => end('deadline'), deadlineMs)
    })
    const own = stop.current
    const isOurs = () => stop.current === own
    setProgress(0)
    let toldAt = performance.now()
    const tell = (share: number) => {
      if (!isOurs() || performance.now() - toldAt < TELL_EVERY_MS) return
      toldAt = performance.now()
      setProgress(share)
    }
    try {
      const computed = startEngine[how]().then(async (started) => {
        engine = started
        // Whoever stopped meanwhile waits for nothing: the worker ends as soon as it exists.
        if (!isOurs()) started.end()
        return ok(await nestedLayout(request, started.arrange, tell))
      })
      return await Promise.race([computed, stopped])
    } catch (error) {
      return fail('layout-failed', `The layout could not be computed: ${String(error)}.`)
    } finally {
      clearTimeout(timer)
      ;(engine as LayoutEngine | null)?.end()
      if (isOurs()) {
        stop.current = () => {}
        setProgress(null)
      }
    }
  }

  return { progress, arrange, cancel: () => stop.current('cancelled') }
}

const STOPPED = {
  cancelled: () => 'The layout was stopped; nothing has moved.',
  deadline: (ms: number) => `The layout took more than ${ms / 1000} s and was stopped; nothing has moved.`,
}
