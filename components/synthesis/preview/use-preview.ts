'use client'
import { useEffect, useState } from 'react'
import type { JobProgress } from '@/lib/job'
import type { Result } from '@/lib/shared/result'
import type { Estimate, PreviewItem } from '@/lib/synthesis'

/** A preview as it stands: its job, the items that are done, and what they tell of the full run. */
export interface PreviewReading {
  job: JobProgress
  items: PreviewItem[]
  estimate: Estimate | null
}

export type ReadPreview = (input: { jobId: string }) => Promise<Result<PreviewReading>>

/** Follows a preview: reads it whenever the server says that its job has changed. Null until it is first read. */
export function usePreview(jobId: string | null, read: ReadPreview): PreviewReading | null {
  const [known, setKnown] = useState<{ jobId: string; reading: PreviewReading } | null>(null)

  useEffect(() => {
    if (jobId === null) return
    let isWanted = true
    let isReading = false
    let isStale = false
    const follow = async () => {
      isStale = true
      if (isReading) return
      isReading = true
      while (isStale && isWanted) {
        isStale = false
        const now = await read({ jobId }).catch(() => null)
        if (isWanted && now?.ok) setKnown({ jobId, reading: now.value })
      }
      isReading = false
    }
    const events = new EventSource(`/api/events?job=${encodeURIComponent(jobId)}`)
    events.addEventListener('job', () => void follow())
    return () => {
      isWanted = false
      events.close()
    }
  }, [jobId, read])

  return known?.jobId === jobId ? known.reading : null
}
