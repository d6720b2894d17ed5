import { forceLayout } from '@/lib/shared/force-layout'
import type { LayoutRequest, Positions } from '@/lib/shared/layout'

/** What the worker says: how far it is, and in the end where everything goes. */
export type ForceWords = { share: number } | { positions: Positions }

const SAY_EVERY_MS = 100

// Loaded as a worker's script: one request, some words, one answer; then the next.
self.onmessage = ({ data }: MessageEvent<LayoutRequest>) => {
  const say = (words: ForceWords) => self.postMessage(words)
  const steps = forceLayout(data)
  let saidAt = performance.now()
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return say({ positions: step.value })
    if (performance.now() - saidAt < SAY_EVERY_MS) continue
    saidAt = performance.now()
    say({ share: step.value })
  }
}
