import type { Painting } from './scene'
import { SHEET_MARGIN_PX, usePainting } from './use-painting'

/** What is painted behind the canvas. It takes no pointer: pressing it is pressing the canvas. */
export function Sheet({ scene }: { scene: Painting }) {
  return (
    <div aria-hidden className="pointer-events-none absolute inset-0 overflow-hidden">
      <canvas
        ref={usePainting(scene)}
        className="absolute origin-top-left will-change-transform"
        style={{
          top: -SHEET_MARGIN_PX,
          left: -SHEET_MARGIN_PX,
          width: `calc(100% + ${2 * SHEET_MARGIN_PX}px)`,
          height: `calc(100% + ${2 * SHEET_MARGIN_PX}px)`,
        }}
      />
    </div>
  )
}
