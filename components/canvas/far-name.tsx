import { useStore } from '@xyflow/react'
import type { PaintedBox } from './scene'

/** The name of the box under the pointer, where it is too small to carry one. */
export function FarName({ box }: { box: PaintedBox | undefined }) {
  const [x, y, zoom] = useStore((state) => state.transform)
  if (box === undefined) return null
  return (
    <span
      style={{ transform: `translate(${x + box.x * zoom}px, ${y + box.y * zoom}px) translateY(-100%)` }}
      className="floating pointer-events-none absolute top-0 left-0 z-10 px-1.5 py-0.5 font-mono text-ink text-meta"
    >
      {box.sketch.label}
    </span>
  )
}
