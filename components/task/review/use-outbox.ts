import { useCallback, useEffect, useRef, useState } from 'react'
import type { Result } from '@/lib/shared/result'
import { type Decision, delivered, type Outbox, posted, readOutbox } from './outbox'

const STORAGE_KEY = 'tasks.review.outbox'
const WAIT_MS = [1_000, 2_000, 5_000, 15_000]

/**
 * Sends decisions one after the other in the background. What has not arrived is kept in this browser and sent again, also
 * after the page was closed. `refused` is the last decision that the server did not take, with its sentence.
 */
export function useOutbox(send: (decision: Decision) => Promise<Result<unknown>>) {
  const [outbox, setOutbox] = useState<Outbox>([])
  const [refused, setRefused] = useState<string | null>(null)
  const [isWaiting, setIsWaiting] = useState(false)
  const queue = useRef<Outbox>([])
  const isSending = useRef(false)

  const keep = useCallback((next: Outbox) => {
    queue.current = next
    setOutbox(next)
    localStorage.setItem(STORAGE_KEY, JSON.stringify(next))
  }, [])

  const flush = useCallback(async () => {
    if (isSending.current) return
    isSending.current = true
    for (let tries = 0; queue.current[0]; ) {
      const decision = queue.current[0]
      const answer = await send(decision).catch(() => null)
      if (answer === null || (!answer.ok && answer.problem.code === 'internal')) {
        setIsWaiting(true)
        await new Promise((resolve) => setTimeout(resolve, WAIT_MS[Math.min(tries++, WAIT_MS.length - 1)]))
        continue
      }
      tries = 0
      setIsWaiting(false)
      if (!answer.ok) setRefused(answer.problem.message)
      keep(delivered(queue.current, decision))
    }
    isSending.current = false
  }, [keep, send])

  useEffect(() => {
    keep(readOutbox(localStorage.getItem(STORAGE_KEY)))
    void flush()
  }, [flush, keep])

  const post = useCallback(
    (decision: Decision) => {
      keep(posted(queue.current, decision))
      void flush()
    },
    [flush, keep],
  )
  return { post, waiting: outbox.length, isWaiting, refused }
}
