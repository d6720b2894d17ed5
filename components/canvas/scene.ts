import type { Box } from './align'
import { type Curve, curveOf } from './curve'

/** How a node looks where it is too small for a component of its own: a tinted box. Colours are CSS. */
export interface NodeSketch {
  color: string
  label: string
  /** The colour of the ring around it; null for none. */
  ring: string | null
  isFaint: boolean
}

/** How an edge looks where there are too many for an element each. Colours are CSS; `dashes` as in SVG. */
export interface EdgeSketch {
  color: string
  width: number
  opacity: number
  dashes: string | undefined
}

export interface SceneBox extends Box {
  /** Null for what is always an element. */
  sketch: NodeSketch | null
}

/** A box that is painted. */
export type PaintedBox = SceneBox & { sketch: NodeSketch }

export const isPainted = (box: SceneBox): box is PaintedBox => box.sketch !== null

export interface SceneEdge {
  id: string
  /** The boxes that it joins. */
  from: string
  to: string
  curve: Curve
  sketch: EdgeSketch
}

/** What is painted on one sheet rather than built of elements. */
export interface Scene {
  boxes: readonly SceneBox[]
  edges: readonly SceneEdge[]
}

/** The part of a scene that is painted. */
export interface Painting {
  boxes: readonly PaintedBox[]
  edges: readonly SceneEdge[]
}

/** A part of the canvas, in canvas pixels. */
export interface Area {
  left: number
  top: number
  right: number
  bottom: number
}

/**
 * A painting in two: what stays as it is while some boxes are carried about, and the lines that these take along. The
 * first is painted once, however long they are carried.
 */
export function partedBy(
  { boxes, edges }: Painting,
  carried: ReadonlySet<string>,
): { still: Painting; loose: readonly SceneEdge[] } {
  if (carried.size === 0) return { still: { boxes, edges }, loose: [] }
  const isLoose = ({ from, to }: SceneEdge) => carried.has(from) || carried.has(to)
  return {
    still: {
      boxes: boxes.filter(({ id }) => !carried.has(id)),
      edges: edges.filter((edge) => !isLoose(edge)),
    },
    loose: edges.filter(isLoose),
  }
}

/** The curve from one box to another. */
export const curveBetween = (from: Box, to: Box): Curve =>
  curveOf({
    sourceX: from.x + from.width,
    sourceY: from.y + from.height / 2,
    targetX: to.x,
    targetY: to.y + to.height / 2,
  })

export const isBoxWithin = (box: Box, area: Area): boolean =>
  box.x < area.right && box.x + box.width > area.left && box.y < area.bottom && box.y + box.height > area.top

/** False only where no point of the curve can be inside. */
export function isCurveWithin(curve: Curve, area: Area): boolean {
  const { sourceX, sourceY, targetX, targetY, c1x, c2x, top } = curve
  return (
    Math.min(sourceX, targetX, c2x) < area.right &&
    Math.max(sourceX, targetX, c1x) > area.left &&
    top < area.bottom &&
    Math.max(sourceY, targetY) > area.top
  )
}

/** What all boxes cover; null where there are none. */
export function boundsOf(boxes: Iterable<Box>): Area | null {
  let area: Area | null = null
  for (const { x, y, width, height } of boxes) {
    area ??= { left: x, top: y, right: x + width, bottom: y + height }
    area.left = Math.min(area.left, x)
    area.top = Math.min(area.top, y)
    area.right = Math.max(area.right, x + width)
    area.bottom = Math.max(area.bottom, y + height)
  }
  return area
}

/** The uppermost box at a point; the last that is drawn lies on top. */
export const boxAt = <B extends Box>(boxes: readonly B[], x: number, y: number): B | null =>
  boxes.findLast((box) => x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height) ??
  null

/** The boxes that lie wholly inside. */
export const boxesInside = <B extends Box>(boxes: readonly B[], area: Area): B[] =>
  boxes.filter(
    (box) =>
      box.x >= area.left &&
      box.y >= area.top &&
      box.x + box.width <= area.right &&
      box.y + box.height <= area.bottom,
  )

const SAMPLES = 24

/** The edge that passes nearest to a point, within `reach` canvas pixels. */
export function edgeAt(edges: readonly SceneEdge[], x: number, y: number, reach: number): SceneEdge | null {
  const near = { left: x - reach, right: x + reach, top: y - reach, bottom: y + reach }
  let best: SceneEdge | null = null
  let least = reach
  for (const edge of edges) {
    if (!isCurveWithin(edge.curve, near)) continue
    const away = distanceTo(edge.curve, x, y)
    if (away <= least) {
      best = edge
      least = away
    }
  }
  return best
}

/** From a point to the polyline through samples of the curve. */
function distanceTo(curve: Curve, x: number, y: number): number {
  let least = Number.POSITIVE_INFINITY
  let [fromX, fromY] = [curve.sourceX, curve.sourceY]
  for (let i = 1; i <= SAMPLES; i++) {
    const t = i / SAMPLES
    const s = 1 - t
    const at = (a: number, b: number, c: number, d: number) =>
      s * s * s * a + 3 * s * s * t * b + 3 * s * t * t * c + t * t * t * d
    const toX = at(curve.sourceX, curve.c1x, curve.c2x, curve.targetX)
    const toY = at(curve.sourceY, curve.c1y, curve.c2y, curve.targetY)
    const [dx, dy] = [toX - fromX, toY - fromY]
    const along = dx === 0 && dy === 0 ? 0 : ((x - fromX) * dx + (y - fromY) * dy) / (dx * dx + dy * dy)
    const clipped = Math.min(1, Math.max(0, along))
    least = Math.min(least, Math.hypot(x - fromX - clipped * dx, y - fromY - clipped * dy))
    fromX = toX
    fromY = toY
  }
  return least
}
