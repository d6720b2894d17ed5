import type { Curve } from './curve'
import {
  type Area,
  type EdgeSketch,
  isBoxWithin,
  isCurveWithin,
  type PaintedBox,
  type Painting,
  type SceneEdge,
} from './scene'

/** What of the canvas is in view: its corner and zoom as React Flow keeps them, and the size on screen. */
export interface View {
  x: number
  y: number
  zoom: number
  width: number
  height: number
}

/** The part of the canvas that is in view. */
export const areaOf = ({ x, y, zoom, width, height }: View): Area => ({
  left: -x / zoom,
  top: -y / zoom,
  right: (width - x) / zoom,
  bottom: (height - y) / zoom,
})

/** Lines thinner than this are lost on screen. */
const LINE_MIN_PX = 0.5
/** Tips of arrows and names are drawn from these zooms on; below they are specks. */
export const TIPS_ZOOM = 0.25
const NAMES_ZOOM = 0.26
const NAME_PX = 9.5
/** Of a monospaced letter's width to its height. */
const LETTER = 0.61
/** Above so many edges in view, dashes are noise and cost time, and lines of full ink hide the cards. */
const DASHES_MAX = 200
const CROWDED = 0.6

/** Paints what is in view of a scene. `inkOf` turns a CSS colour into one that a canvas understands. */
export function paintScene(
  sheet: CanvasRenderingContext2D,
  scene: Painting,
  view: View,
  scale: number,
  inkOf: (color: string) => string,
): void {
  sheet.setTransform(1, 0, 0, 1, 0, 0)
  sheet.clearRect(0, 0, view.width * scale, view.height * scale)
  const zoom = view.zoom * scale
  sheet.setTransform(zoom, 0, 0, zoom, view.x * scale, view.y * scale)
  const area = areaOf(view)
  paintEdges(
    sheet,
    scene.edges.filter(({ curve }) => isCurveWithin(curve, area)),
    view.zoom,
    inkOf,
  )
  paintBoxes(
    sheet,
    scene.boxes.filter((box) => isBoxWithin(box, area)),
    view.zoom,
    inkOf,
  )
  sheet.globalAlpha = 1
}

function paintEdges(
  sheet: CanvasRenderingContext2D,
  edges: readonly SceneEdge[],
  zoom: number,
  inkOf: (color: string) => string,
): void {
  const hasDashes = edges.length <= DASHES_MAX
  // Edges of one look are one path: a stroke costs more than a curve.
  for (const [, alike] of groupBy(edges, ({ sketch }) => lookOf(sketch, hasDashes))) {
    const [first] = alike
    if (first === undefined) continue
    const { color, opacity, dashes } = first.sketch
    sheet.strokeStyle = sheet.fillStyle = inkOf(color)
    sheet.globalAlpha = hasDashes || opacity === 1 ? opacity : CROWDED * opacity
    sheet.lineWidth = lineWidth(first.sketch, zoom)
    sheet.setLineDash(hasDashes && dashes !== undefined ? dashes.split(' ').map(Number) : [])
    sheet.beginPath()
    for (const { curve } of alike) {
      sheet.moveTo(curve.sourceX, curve.sourceY)
      // At this distance a curve that leads on is as good as straight.
      if (zoom < TIPS_ZOOM && curve.targetX > curve.sourceX) sheet.lineTo(curve.targetX, curve.targetY)
      else sheet.bezierCurveTo(curve.c1x, curve.c1y, curve.c2x, curve.c2y, curve.targetX, curve.targetY)
    }
    sheet.stroke()
    if (zoom >= TIPS_ZOOM) paintTips(sheet, alike)
  }
  sheet.setLineDash([])
}

function paintTips(sheet: CanvasRenderingContext2D, edges: readonly SceneEdge[]): void {
  sheet.beginPath()
  for (const { curve } of edges) {
    const [tip, left, right] = tipOf(curve)
    sheet.moveTo(...tip)
    sheet.lineTo(...left)
    sheet.lineTo(...right)
  }
  sheet.fill()
}

type Point = [x: number, y: number]

/** The three corners of the tip that a line ends in. */
export function tipOf({ targetX, targetY, c2x, c2y }: Curve): [tip: Point, left: Point, right: Point] {
  const [dx, dy] = [targetX - c2x, targetY - c2y]
  const length = Math.hypot(dx, dy) || 1
  const [alongX, alongY] = [(dx / length) * 9, (dy / length) * 9]
  return [
    [targetX, targetY],
    [targetX - alongX - alongY * 0.45, targetY - alongY + alongX * 0.45],
    [targetX - alongX + alongY * 0.45, targetY - alongY - alongX * 0.45],
  ]
}

/** How wide a line is drawn, in canvas pixels. */
export const lineWidth = ({ width }: EdgeSketch, zoom: number): number =>
  Math.max(Math.round(width), LINE_MIN_PX / zoom)

const lookOf = ({ color, width, opacity, dashes }: SceneEdge['sketch'], hasDashes: boolean): string =>
  `${color} ${Math.round(width)} ${opacity} ${hasDashes ? dashes : ''}`

/** A box is tinted by its colour, with a stripe of it on the left; its name where it can be read. */
function paintBoxes(
  sheet: CanvasRenderingContext2D,
  boxes: readonly PaintedBox[],
  zoom: number,
  inkOf: (color: string) => string,
): void {
  for (const [, alike] of groupBy(boxes, ({ sketch }) => `${sketch.color} ${sketch.isFaint}`)) {
    const [first] = alike
    if (first === undefined) continue
    const opacity = first.sketch.isFaint ? 0.4 : 1
    const stripe = Math.max(3, 1.5 / zoom)
    sheet.globalAlpha = opacity
    sheet.fillStyle = inkOf('var(--raised)')
    for (const box of alike) sheet.fillRect(box.x, box.y, box.width, box.height)
    sheet.fillStyle = inkOf(first.sketch.color)
    sheet.globalAlpha = 0.3 * opacity
    for (const box of alike) sheet.fillRect(box.x, box.y, box.width, box.height)
    sheet.globalAlpha = opacity
    for (const box of alike) sheet.fillRect(box.x, box.y, stripe, box.height)
  }
  sheet.globalAlpha = 1
  for (const { sketch, x, y, width, height } of boxes) {
    if (sketch.ring === null) continue
    sheet.strokeStyle = inkOf(sketch.ring)
    sheet.lineWidth = 2 / zoom
    sheet.strokeRect(x, y, width, height)
  }
  if (zoom >= NAMES_ZOOM) paintNames(sheet, boxes, zoom, inkOf)
}

function paintNames(
  sheet: CanvasRenderingContext2D,
  boxes: readonly PaintedBox[],
  zoom: number,
  inkOf: (color: string) => string,
): void {
  const size = NAME_PX / zoom
  sheet.font = `${size}px ui-monospace, monospace`
  sheet.textBaseline = 'middle'
  sheet.fillStyle = inkOf('var(--ink)')
  for (const { sketch, x, y, width, height } of boxes) {
    const letters = Math.floor((width - 6 / zoom) / (size * LETTER))
    const name = sketch.label.length > letters ? `${sketch.label.slice(0, letters - 1)}…` : sketch.label
    sheet.fillText(name, x + 4 / zoom, y + height / 2)
  }
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [item])
    else group.push(item)
  }
  return groups
}
