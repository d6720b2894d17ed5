import { Panel, useReactFlow, useStore } from '@xyflow/react'
import { type PointerEvent, useCallback, useDeferredValue, useMemo } from 'react'
import { boundsOf, type PaintedBox } from './scene'
import { useMapPainting } from './use-painting'

const WIDTH = 160
const HEIGHT = 104
const MARGIN = 6
const SPECK = 1.5

/** A small map of the whole canvas; pressing or dragging on it goes there. One sheet, however many boxes there are. */
export function Overview({ boxes: latest }: { boxes: readonly PaintedBox[] }) {
  // While a card is dragged the map may lag behind; the canvas may not.
  const boxes = useDeferredValue(latest)
  const flow = useReactFlow()
  const map = useMemo(() => mapOf(boxes), [boxes])
  const canvas = useMapPainting(
    useCallback(
      (sheet, inkOf) => {
        const scale = window.devicePixelRatio
        sheet.setTransform(scale, 0, 0, scale, 0, 0)
        sheet.clearRect(0, 0, WIDTH, HEIGHT)
        for (const { x, y, width, height, sketch } of boxes) {
          sheet.fillStyle = inkOf(sketch.color)
          sheet.fillRect(
            map.left + x * map.scale,
            map.top + y * map.scale,
            Math.max(SPECK, width * map.scale),
            Math.max(SPECK, height * map.scale),
          )
        }
      },
      [boxes, map],
    ),
  )
  function goTo(event: PointerEvent<HTMLDivElement>) {
    if (event.buttons === 0) return
    const { left, top } = event.currentTarget.getBoundingClientRect()
    const x = (event.clientX - left - map.left) / map.scale
    const y = (event.clientY - top - map.top) / map.scale
    void flow.setCenter(x, y, { zoom: flow.getZoom() })
  }
  return (
    <Panel position="bottom-right" className="floating overflow-hidden">
      <div
        role="img"
        aria-label="Overview"
        className="nopan relative touch-none"
        style={{ width: WIDTH, height: HEIGHT }}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          goTo(event)
        }}
        onPointerMove={goTo}
      >
        <canvas
          ref={canvas}
          width={WIDTH * (globalThis.devicePixelRatio ?? 1)}
          height={HEIGHT * (globalThis.devicePixelRatio ?? 1)}
          className="size-full"
        />
        <InView map={map} />
      </div>
    </Panel>
  )
}

/** The part that is in view. */
function InView({ map }: { map: ReturnType<typeof mapOf> }) {
  const [x, y, zoom] = useStore((state) => state.transform)
  const width = useStore((state) => state.width)
  const height = useStore((state) => state.height)
  return (
    <span
      className="pointer-events-none absolute top-0 left-0 rounded-sm border border-accent bg-accent/10"
      style={{
        transform: `translate(${map.left - (x / zoom) * map.scale}px, ${map.top - (y / zoom) * map.scale}px)`,
        width: (width / zoom) * map.scale,
        height: (height / zoom) * map.scale,
      }}
    />
  )
}

/** From canvas pixels to those of the map. */
function mapOf(boxes: readonly PaintedBox[]): { scale: number; left: number; top: number } {
  const { left, top, right, bottom } = boundsOf(boxes) ?? { left: 0, top: 0, right: 1, bottom: 1 }
  const scale = Math.min((WIDTH - 2 * MARGIN) / (right - left), (HEIGHT - 2 * MARGIN) / (bottom - top))
  return {
    scale,
    left: (WIDTH - (right - left) * scale) / 2 - left * scale,
    top: (HEIGHT - (bottom - top) * scale) / 2 - top * scale,
  }
}
