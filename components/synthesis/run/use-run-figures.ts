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
 * after `mark` (anything that moves with the run) has changed.
 */
export function useRunFigures(
  jobId: string,
  initial: RunFigures,
  mark: string,
  read: ReadRunFigures,
): RunFigures {
  const [figures, setFigures] = useState(initial)
  const state = useRef({ seen: mark, latest: mark, wait: 0, timer: undefined as unknown, isHere: true })

  useEffect(() => {
    const now = state.current
    const readOn = async () => {
      now.seen = now.latest
      const startedAt = performance.now()
      const answer = await read({ jobId }).catch(() => null)
      now.wait = Math.max(APART_MS, (performance.now() - startedAt) * TIMES_AS_LONG)
      now.timer = undefined
      if (!now.isHere) return
      if (answer?.ok) setFigures(answer.value)
      waitFor()
    }
    const waitFor = () => {
      if (now.timer !== undefined || now.seen === now.latest) return
      now.timer = setTimeout(readOn, now.wait)
    }
    now.latest = mark
    waitFor()
  }, [jobId, mark, read])

  useEffect(() => {
    const now = state.current
    now.isHere = true
    return () => {
      now.isHere = false
      clearTimeout(now.timer as ReturnType<typeof setTimeout>)
      now.timer = undefined
    }
  }, [])

  return figures
}
