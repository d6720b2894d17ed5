import { useEffect, useState, useSyncExternalStore } from 'react'
import type { LoadSteps } from './reading'
import { createStepCache, type StepCache } from './step-cache'

/** A reader who scrolls past does not want what flies by. */
const SETTLE_MS = 60

/** The bodies of the steps in sight, `first` to `last`, read from the server once the reader rests on them. */
export function useStepBodies(
  loadSteps: LoadSteps,
  trajectoryId: string,
  stepCount: number,
  first: number,
  last: number,
): StepCache {
  const [cache] = useState(() =>
    createStepCache((from, to) => loadSteps({ trajectoryId, from, to }), stepCount),
  )
  useSyncExternalStore(cache.subscribe, cache.version, cache.version)
  useEffect(() => {
    if (last < first) return
    const timer = setTimeout(() => cache.want(first, last), SETTLE_MS)
    return () => clearTimeout(timer)
  }, [cache, first, last])
  return cache
}
