import type { Painting } from './scene'
import { usePainting } from './use-painting'

/** What is painted behind the canvas. It takes no pointer: pressing it is pressing the canvas. */
export function Sheet({ scene }: { scene: Painting }) {
  return (
    <canvas ref={usePainting(scene)} aria-hidden className="pointer-events-none absolute inset-0 size-full" />
  )
}
