import { ViewportPortal } from '@xyflow/react'
import type { SnapLine } from './align'

/** Far enough to cross any view. */
const REACH_PX = 100_000

/** Straight lines across the canvas where a dragged card meets others. */
export function SnapLines({ lines }: { lines: readonly SnapLine[] }) {
  return (
    <ViewportPortal>
      {lines.map(({ axis, at }) => (
        <span
          key={axis}
          aria-hidden
          className="pointer-events-none absolute bg-accent"
          style={
            axis === 'x'
              ? { left: at, top: -REACH_PX, width: 1, height: 2 * REACH_PX }
              : { top: at, left: -REACH_PX, height: 1, width: 2 * REACH_PX }
          }
        />
      ))}
    </ViewportPortal>
  )
}
