import { freePlaces } from './free-places'
import { GAP_X, GAP_Y, type LayoutRequest, type Positions } from './layout'
import { randomFrom } from './random'

const TICKS = 240
/** A cell of the tree that looks smaller than this from a box counts as one body (Barnes and Hut, Nature 324, 1986). */
const THETA = 0.9
/** Cards are wide and low: the forces work on a plane that is stretched to make them about square. */
const STRETCH = 2.2
const SPRING = 0.4
const GRAVITY = 0.02
const FRICTION = 0.6

/**
 * A force-directed layout in steps: boxes push each other away, arrows pull their ends together and to the right, and
 * what still overlaps in the end is moved to the nearest free place. The same request and seed give the same places.
 * Yields the share that is done; returns the positions.
 */
export function* forceLayout(request: LayoutRequest, seed = 1): Generator<number, Positions> {
  const { boxes, arrows } = request
  const count = boxes.length
  const index = new Map(boxes.map(({ id }, i) => [id, i]))
  const springs = arrows.flatMap(({ from, to }): [number, number][] => {
    const [a, b] = [index.get(from), index.get(to)]
    return a === undefined || b === undefined || a === b ? [] : [[a, b]]
  })
  const degree = new Float64Array(count)
  for (const [a, b] of springs) {
    degree[a] = at(degree, a) + 1
    degree[b] = at(degree, b) + 1
  }
  const mean = (side: (box: LayoutRequest['boxes'][number]) => number) =>
    boxes.reduce((sum, box) => sum + side(box), 0) / Math.max(1, count)
  const length = mean(({ width }) => width) + GAP_X / 2
  const charge = length * length * 0.35
  const [x, y] = spiral(count, length, seed)
  const [vx, vy] = [new Float64Array(count), new Float64Array(count)]

  for (let tick = 0; tick < TICKS; tick++) {
    const heat = (1 - tick / TICKS) ** 1.5
    for (const [a, b] of springs) {
      const [dx, dy] = [at(x, b) - at(x, a) - length * 0.5, at(y, b) - at(y, a)]
      const away = Math.hypot(dx, dy) || 1
      const pull =
        (SPRING * heat * (away - length * 0.5)) / away / Math.max(1, Math.min(at(degree, a), at(degree, b)))
      const share = at(degree, a) / (at(degree, a) + at(degree, b))
      add(vx, b, -dx * pull * share)
      add(vy, b, -dy * pull * share)
      add(vx, a, dx * pull * (1 - share))
      add(vy, a, dy * pull * (1 - share))
    }
    const tree = quadtree(x, y)
    for (let i = 0; i < count; i++) {
      const [fx, fy] = push(tree, x, y, i)
      add(vx, i, fx * charge * heat - at(x, i) * GRAVITY * heat)
      add(vy, i, fy * charge * heat - at(y, i) * GRAVITY * heat)
    }
    for (let i = 0; i < count; i++) {
      vx[i] = at(vx, i) * FRICTION
      vy[i] = at(vy, i) * FRICTION
      add(x, i, at(vx, i))
      add(y, i, at(vy, i))
    }
    yield (tick + 1) / (TICKS + 1)
  }
  return apart(request, x, y)
}

const at = (values: Float64Array, i: number): number => values[i] ?? 0
const add = (values: Float64Array, i: number, more: number): void => {
  values[i] = at(values, i) + more
}

const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5))

/** A start without two boxes in one place: a sunflower, a little shaken. */
function spiral(count: number, length: number, seed: number): [Float64Array, Float64Array] {
  const random = randomFrom('force layout', seed)
  const [x, y] = [new Float64Array(count), new Float64Array(count)]
  for (let i = 0; i < count; i++) {
    const radius = length * 0.6 * Math.sqrt(i + 0.5)
    x[i] = radius * Math.cos(i * GOLDEN_ANGLE) + random.next()
    y[i] = radius * Math.sin(i * GOLDEN_ANGLE) + random.next()
  }
  return [x, y]
}

/** Cells as columns of numbers: four children each, the bodies' number and their middle. A leaf names its body. */
interface Quadtree {
  size: number
  children: Int32Array
  body: Int32Array
  mass: Float64Array
  middleX: Float64Array
  middleY: Float64Array
  side: Float64Array
}

const LEVELS_MAX = 40

function quadtree(x: Float64Array, y: Float64Array): Quadtree {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let i = 0; i < x.length; i++) {
    left = Math.min(left, at(x, i))
    right = Math.max(right, at(x, i))
    top = Math.min(top, at(y, i))
    bottom = Math.max(bottom, at(y, i))
  }
  const room = x.length * 8 + 64
  const tree: Quadtree = {
    size: 1,
    children: new Int32Array(room * 4).fill(-1),
    body: new Int32Array(room).fill(-1),
    mass: new Float64Array(room),
    middleX: new Float64Array(room),
    middleY: new Float64Array(room),
    side: new Float64Array(room),
  }
  tree.side[0] = Math.max(right - left, bottom - top, 1)
  for (let i = 0; i < x.length; i++) insert(tree, x, y, i, left, top)
  return tree
}

function insert(
  tree: Quadtree,
  x: Float64Array,
  y: Float64Array,
  i: number,
  left: number,
  top: number,
): void {
  let [cell, cornerX, cornerY] = [0, left, top]
  for (let level = 0; level < LEVELS_MAX; level++) {
    const mass = at(tree.mass, cell)
    tree.middleX[cell] = (at(tree.middleX, cell) * mass + at(x, i)) / (mass + 1)
    tree.middleY[cell] = (at(tree.middleY, cell) * mass + at(y, i)) / (mass + 1)
    tree.mass[cell] = mass + 1
    const half = at(tree.side, cell) / 2
    if (mass === 0) {
      tree.body[cell] = i
      return
    }
    const tenant = tree.body[cell] ?? -1
    if (tenant >= 0) {
      // Two bodies cannot share a leaf: the earlier one moves a level down.
      const child = childOf(
        tree,
        cell,
        half,
        at(x, tenant) >= cornerX + half,
        at(y, tenant) >= cornerY + half,
      )
      if (child < 0) return
      tree.body[cell] = -1
      tree.body[child] = tenant
      tree.mass[child] = 1
      tree.middleX[child] = at(x, tenant)
      tree.middleY[child] = at(y, tenant)
    }
    const [isRight, isLow] = [at(x, i) >= cornerX + half, at(y, i) >= cornerY + half]
    const next = childOf(tree, cell, half, isRight, isLow)
    if (next < 0) return
    if (isRight) cornerX += half
    if (isLow) cornerY += half
    cell = next
  }
}

/** The child cell on that side, made when it is not there yet; -1 when the tree is full. */
function childOf(tree: Quadtree, cell: number, half: number, isRight: boolean, isLow: boolean): number {
  const slot = cell * 4 + (isRight ? 1 : 0) + (isLow ? 2 : 0)
  const known = tree.children[slot] ?? -1
  if (known >= 0) return known
  if (tree.size >= tree.mass.length) return -1
  const child = tree.size++
  tree.children[slot] = child
  tree.side[child] = half
  return child
}

/** What all others together push one body with, per unit of charge. */
function push(tree: Quadtree, x: Float64Array, y: Float64Array, i: number): [number, number] {
  let [fx, fy] = [0, 0]
  const open = [0]
  for (let cell = open.pop(); cell !== undefined; cell = open.pop()) {
    if (tree.body[cell] === i && at(tree.mass, cell) === 1) continue
    const [dx, dy] = [at(x, i) - at(tree.middleX, cell), at(y, i) - at(tree.middleY, cell)]
    const square = dx * dx + dy * dy
    const isOne = (tree.body[cell] ?? -1) >= 0
    if (isOne || at(tree.side, cell) ** 2 < THETA * THETA * square) {
      const strength = at(tree.mass, cell) / Math.max(square, 100)
      fx += dx * strength
      fy += dy * strength
      continue
    }
    for (let quarter = 0; quarter < 4; quarter++) {
      const child = tree.children[cell * 4 + quarter] ?? -1
      if (child >= 0) open.push(child)
    }
  }
  return [fx, fy]
}

/** From the stretched plane back to cards, those in the middle first, each at the nearest place that is free. */
function apart({ boxes }: LayoutRequest, x: Float64Array, y: Float64Array): Positions {
  const free = freePlaces()
  const positions: Positions = {}
  const order = boxes
    .map((_, i) => i)
    .sort((a, b) => Math.hypot(at(x, a), at(y, a)) - Math.hypot(at(x, b), at(y, b)))
  for (const i of order) {
    const box = boxes[i]
    if (box === undefined) continue
    const { width, height } = box
    const wanted = {
      x: at(x, i) - width / 2,
      y: at(y, i) / STRETCH - height / 2,
      width,
      height: height + GAP_Y,
    }
    const { x: left, y: top } = free.nearest(wanted)
    free.take({ x: left, y: top, width, height })
    positions[box.id] = { x: Math.round(left), y: Math.round(top) }
  }
  return positions
}
