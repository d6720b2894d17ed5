import type { ELK } from 'elkjs/lib/elk-api'
import { useEffect, useRef, useState } from 'react'
import type { LayoutRequest, Positions } from '@/lib/shared/layout'
import { fail, ok, type Result } from '@/lib/shared/result'

const DEADLINE_MS = 20_000

// Left to right in layers; the cheaper crossing strategy keeps 2,000 nodes within the deadline.
const LAYERED = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.spacing.nodeNode': '24',
  'elk.spacing.componentComponent': '48',
  'elk.layered.spacing.nodeNodeBetweenLayers': '96',
  'elk.layered.crossingMinimization.strategy': 'LAYER_SWEEP',
  'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF',
}

export interface LayoutWorker {
  isArranging: boolean
  /** Positions for a request, or why there are none: `cancelled`, `deadline`, `layout-failed`. A new request cancels the one before. */
  arrange(request: LayoutRequest): Promise<Result<Positions>>
  cancel(): void
}

/** Layered layout in a worker of its own, started on demand and ended by its answer, by cancelling, by the deadline or by leaving. */
export function useLayoutWorker(deadlineMs = DEADLINE_MS): LayoutWorker {
  const [isArranging, setIsArranging] = useState(false)
  const stop = useRef<(code: 'cancelled' | 'deadline') => void>(() => {})
  useEffect(() => () => stop.current('cancelled'), [])

  async function arrange(request: LayoutRequest): Promise<Result<Positions>> {
    stop.current('cancelled')
    let elk: ELK | null = null
    let timer: ReturnType<typeof setTimeout> | undefined
    const stopped = new Promise<Result<Positions>>((resolve) => {
      const end = (code: 'cancelled' | 'deadline') => resolve(fail(code, STOPPED[code](deadlineMs)))
      stop.current = end
      timer = setTimeout(() => end('deadline'), deadlineMs)
    })
    const own = stop.current
    setIsArranging(true)
    try {
      const computed = startElk().then((started) => {
        elk = started
        // Whoever stopped meanwhile waits for nothing: the worker ends as soon as it exists.
        if (stop.current !== own) started.terminateWorker()
        return positionsFrom(started, request)
      })
      return await Promise.race([computed, stopped])
    } catch (error) {
      return fail('layout-failed', `The layout could not be computed: ${String(error)}.`)
    } finally {
      clearTimeout(timer)
      ;(elk as ELK | null)?.terminateWorker()
      if (stop.current === own) {
        stop.current = () => {}
        setIsArranging(false)
      }
    }
  }

  return { isArranging, arrange, cancel: () => stop.current('cancelled') }
}

const STOPPED = {
  cancelled: () => 'The layout was stopped; nothing has moved.',
  deadline: (ms: number) => `The layout took more than ${ms / 1000} s and was stopped; nothing has moved.`,
}

async function startElk(): Promise<ELK> {
  const { default: Elk } = await import('elkjs/lib/elk-api')
  return new Elk({ workerFactory: () => new Worker(new URL('./layout.worker.ts', import.meta.url)) })
}

async function positionsFrom(elk: ELK, { boxes, arrows }: LayoutRequest): Promise<Result<Positions>> {
  const root = await elk.layout({
    id: 'root',
    layoutOptions: LAYERED,
    children: boxes,
    edges: arrows.map(({ from, to }, i) => ({ id: `arrow-${i}`, sources: [from], targets: [to] })),
  })
  return ok(
    Object.fromEntries(
      (root.children ?? []).map(({ id, x, y }) => [id, { x: Math.round(x ?? 0), y: Math.round(y ?? 0) }]),
    ),
  )
}
