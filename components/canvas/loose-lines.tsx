import { type Node, ViewportPortal } from '@xyflow/react'
import { useMemo } from 'react'
import { pathData } from './curve'
import { lineWidth, TIPS_ZOOM, tipOf } from './paint-scene'
import { curveBetween, type SceneBox, type SceneEdge } from './scene'

/** The lines of what is carried about: elements for as long as that lasts, so that the sheet behind need not be painted. */
export function LooseLines({
  lines,
  boxes,
  moving,
  zoom,
}: {
  /** As they are at rest. */
  lines: readonly SceneEdge[]
  boxes: readonly SceneBox[]
  /** Where what is carried stands right now. */
  moving: readonly Node[]
  zoom: number
}) {
  const atRest = useMemo(() => new Map(boxes.map((box) => [box.id, box])), [boxes])
  const places = new Map(moving.map(({ id, position }) => [id, position]))
  const boxNow = (id: string) => {
    const box = atRest.get(id)
    return box && { ...box, ...places.get(id) }
  }
  return (
    <ViewportPortal>
      <svg aria-hidden className="pointer-events-none absolute -z-1 size-px overflow-visible">
        {lines.map(({ id, from, to, curve: resting, sketch }) => {
          const [source, target] = [boxNow(from), boxNow(to)]
          const curve = source && target ? curveBetween(source, target) : resting
          return (
            <g key={id} opacity={sketch.opacity} style={{ color: sketch.color }}>
              <path
                d={pathData(curve)}
                fill="none"
                stroke="currentColor"
                strokeWidth={lineWidth(sketch, zoom)}
                strokeDasharray={sketch.dashes}
              />
              {zoom >= TIPS_ZOOM && <polygon points={tipOf(curve).join(' ')} fill="currentColor" />}
            </g>
          )
        })}
      </svg>
    </ViewportPortal>
  )
}
