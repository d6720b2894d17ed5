import { GAP_Y } from './layout'

/** A rectangle, in canvas pixels. */
export interface Rectangle {
  x: number
  y: number
  width: number
  height: number
}

const CELL_PX = 320
const STEP_X = 48
const STEP_Y = 24

/** What is taken of a plane, and where there is still room. */
export interface FreePlaces {
  take(rectangle: Rectangle): void
  isFree(rectangle: Rectangle): boolean
  /** The free place nearest to the one wanted, found ring by ring; a gap is kept to everything that is taken. */
  nearest(wanted: Rectangle): { x: number; y: number }
}

export function freePlaces(): FreePlaces {
  const cells = new Map<string, Rectangle[]>()

  function* cellsOf({ x, y, width, height }: Rectangle): Generator<string> {
    const [right, bottom] = [Math.floor((x + width) / CELL_PX), Math.floor((y + height) / CELL_PX)]
    for (let column = Math.floor(x / CELL_PX); column <= right; column++)
      for (let row = Math.floor(y / CELL_PX); row <= bottom; row++) yield `${column} ${row}`
  }

  function isFree({ x, y, width, height }: Rectangle): boolean {
    const roomy = { x: x - GAP_Y, y: y - GAP_Y, width: width + 2 * GAP_Y, height: height + 2 * GAP_Y }
    for (const cell of cellsOf(roomy))
      if (cells.get(cell)?.some((taken) => overlaps(taken, roomy))) return false
    return true
  }

  return {
    take(rectangle) {
      for (const cell of cellsOf(rectangle)) {
        const others = cells.get(cell)
        if (others === undefined) cells.set(cell, [rectangle])
        else others.push(rectangle)
      }
    },
    isFree,
    nearest(wanted) {
      for (let ring = 0; ; ring++) {
        let best: { x: number; y: number } | null = null
        let least = Number.POSITIVE_INFINITY
        for (const [i, j] of ringOf(ring)) {
          const [x, y] = [wanted.x + i * STEP_X, wanted.y + j * STEP_Y]
          const away = Math.hypot(i * STEP_X, j * STEP_Y)
          if (away >= least || !isFree({ ...wanted, x, y })) continue
          best = { x, y }
          least = away
        }
        if (best !== null) return best
      }
    },
  }
}

const overlaps = (a: Rectangle, b: Rectangle): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

/** The cells of a square ring around the middle, each once. */
function* ringOf(ring: number): Generator<[number, number]> {
  if (ring === 0) {
    yield [0, 0]
    return
  }
  for (let i = -ring; i <= ring; i++) {
    yield [i, -ring]
    yield [i, ring]
  }
  for (let j = 1 - ring; j < ring; j++) {
    yield [-ring, j]
    yield [ring, j]
  }
}
