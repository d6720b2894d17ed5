'use client'
import { useEffect, useRef, useState } from 'react'
import type { Result } from '@/lib/shared/result'
import type { RunFigures } from './run-figures'

export type ReadRunFigures = (input: { jobId: string }) => Promise<Result<RunFigures>>

/** Between two readings, and so many times as long as the last one took: counting never takes the machine from the work. */
const APART_MS = 3000
const TIMES_AS_LONG = 12

/**
 * The figures of a run that are dear to count: those that the page was rendered with, then read again, now and then,
 * after `mark` (anything that moves with the run) has changed; at once when the run has stopped moving.
 */
export function useRunFigures(
  jobId: string,
  initial: RunFigures,
  mark: string,
  isMoving: boolean,
  read: ReadRunFigures,
): RunFigures {
  const [figures, setFigures] = useState(initial)
  const state = useRef({
    ...{ seen: mark, latest: mark, wait: 0, isMoving, isReading: false, isHere: true },
    timer: undefined as unknown,
  })

  useEffect(() => {
    const now = state.current
    const readOn = async () => {
      now.seen = now.latest
      now.isReading = true
      const startedAt = performance.now()
      const answer = await read({ jobId }).catch(() => null)
      now.wait = Math.max(APART_MS, (performance.now() - startedAt) * TIMES_AS_LONG)
      now.isReading = false
      if (!now.isHere) return
      if (answer?.ok) setFigures(answer.value)
      waitFor()
    }
    const waitFor = () => {
      if (now.isReading || now.seen === now.latest) return
      clearTimeout(now.timer as ReturnType<typeof setTimeout>)
      now.timer = setTimeout(readOn, now.isMoving ? now.wait : 0)
    }
    const hasStopped = now.isMoving && !isMoving
    const isWaiting = now.seen !== now.latest
    now.latest = mark
    now.isMoving = isMoving
    // A wait that goes on is not begun anew by every item.
    if (!isWaiting || hasStopped) waitFor()
  }, [jobId, mark, isMoving, read])

  useEffect(() => {
    const now = state.current
    now.isHere = true
    return () => {
      now.isHere = false
      clearTimeout(now.timer as ReturnType<typeof setTimeout>)
    }
  }, [])

  return figures
}
