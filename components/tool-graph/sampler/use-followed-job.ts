import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { isMoving, type Job } from '@/lib/job'

export interface FollowedJob {
  id: string
  /** null until the server has told. */
  job: Pick<Job, 'status' | 'done' | 'total'> | null
}

/** A job that this page started, followed until it ends; then the page reads anew what the job has made. */
export function useFollowedJob(): { followed: FollowedJob | null; follow: (jobId: string) => void } {
  const [id, follow] = useState<string | null>(null)
  const [job, setJob] = useState<Job | null>(null)
  const router = useRouter()
  useEffect(() => {
    if (id === null) return
    const events = new EventSource(`/api/events?job=${encodeURIComponent(id)}`)
    events.addEventListener('job', (event) => {
      const told = JSON.parse((event as MessageEvent<string>).data).job as Job
      setJob(told)
      if (isMoving(told)) return
      events.close()
      router.refresh()
    })
    return () => events.close()
  }, [id, router])
  return { followed: id === null ? null : { id, job: job?.id === id ? job : null }, follow }
}
