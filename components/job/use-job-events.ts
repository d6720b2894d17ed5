'use client'
import { useEffect, useRef, useState } from 'react'
import {
  type Funnel,
  isMoving,
  type JobLogLine,
  type JobProgress,
  type Spending,
  type StageFunnel,
} from '@/lib/job'

export interface JobState {
  job: JobProgress
  funnel: Funnel
  /** The same gate by gate; empty for work that has none. */
  stages: StageFunnel[]
  /** What each part has spent at each model. */
  spending: Spending[]
  log: JobLogLine[]
}

/** Samples that the rate is measured over. */
const WINDOW_MS = 8000

/**
 * A job as it is now: the state that the page was rendered with, then what the server sends. The browser
 * reconnects by itself and the first event after that carries everything, so nothing is missed. `rate` is in
 * items per second over the last seconds, null until two samples apart are known.
 */
export function useJobEvents(initial: JobState): JobState & { rate: number | null; isConnected: boolean } {
  const [state, setState] = useState(initial)
  const [isConnected, setConnected] = useState(true)
  const [rate, setRate] = useState<number | null>(null)
  const samples = useRef<{ at: number; done: number }[]>([])
  const { id } = initial.job
  const isLive = isMoving(state.job)

  useEffect(() => {
    const events = new EventSource(`/api/events?job=${encodeURIComponent(id)}`)
    events.addEventListener('open', () => setConnected(true))
    events.addEventListener('error', () => setConnected(false))
    events.addEventListener('job', (event) => {
      const next = JSON.parse((event as MessageEvent<string>).data) as JobState
      const now = performance.now()
      samples.current = [...samples.current, { at: now, done: next.job.done }].filter(
        (sample, i, all) => now - sample.at < WINDOW_MS || i === all.length - 2,
      )
      const first = samples.current[0]
      if (first && now - first.at > 400) setRate(((next.job.done - first.done) / (now - first.at)) * 1000)
      setState(next)
    })
    return () => events.close()
  }, [id])

  return { ...state, rate: isLive ? rate : null, isConnected }
}
