import {
  FRAME,
  GAP_X,
  GAP_Y,
  gridPositions,
  type LayoutArrow,
  type LayoutBox,
  type LayoutRequest,
  type Positions,
} from './layout'

/** Arranges boxes that stand together, without looking at groups; says now and then which share of it is done. */
export type FlatLayout = (request: LayoutRequest, hear: (share: number) => void) => Promise<Positions>

interface Part {
  id: string
  boxes: LayoutBox[]
  arrows: LayoutArrow[]
  /** A group has a frame and a name around it. */
  isGroup: boolean
}

/**
 * Arranges part by part, and then the parts among each other: the groups, where there are several, so that no frame
 * crosses another; else what is joined by arrows. Boxes without any arrow stand in a grid of their own.
 */
export async function nestedLayout(
  request: LayoutRequest,
  arrange: FlatLayout,
  hear: (share: number) => void,
): Promise<Positions> {
  const parts = partsOf(request)
  const total = request.boxes.length + 1
  const inside = new Map<string, Positions>()
  let done = 0
  for (const part of parts) {
    const hearPart = (share: number) => hear((done + share * part.boxes.length) / total)
    inside.set(part.id, part.arrows.length === 0 ? gridPositions(part) : await arrange(part, hearPart))
    done += part.boxes.length
    hear(done / total)
  }
  const blocks = parts.map((part) => blockOf(part, inside.get(part.id) ?? {}))
  const between = arrowsBetween(parts, request.arrows)
  const outside =
    between.length === 0
      ? shelves(blocks)
      : await arrange(
          { boxes: blocks.map(({ id, width, height }) => ({ id, width, height })), arrows: between },
          () => {},
        )
  hear(1)
  return Object.fromEntries(
    blocks.flatMap(({ id, left, top, positions }) => {
      const corner = outside[id] ?? { x: 0, y: 0 }
      return Object.entries(positions).map(([box, { x, y }]) => [
        box,
        { x: Math.round(corner.x + x - left), y: Math.round(corner.y + y - top) },
      ])
    }),
  )
}

function partsOf({ boxes, arrows }: LayoutRequest): Part[] {
  const groups = new Set(boxes.map(({ group }) => group))
  const isGrouped = groups.size > 1
  const partOf = isGrouped
    ? new Map(boxes.map(({ id, group }) => [id, group ?? '']))
    : componentsOf(boxes, arrows)
  const parts = new Map<string, Part>()
  for (const box of boxes) {
    const id = partOf.get(box.id) ?? ''
    const part = parts.get(id)
    if (part === undefined) parts.set(id, { id, boxes: [box], arrows: [], isGroup: isGrouped })
    else part.boxes.push(box)
  }
  for (const arrow of arrows) {
    const id = partOf.get(arrow.from)
    if (id !== undefined && id === partOf.get(arrow.to)) parts.get(id)?.arrows.push(arrow)
  }
  return [...parts.values()]
}

/** By box, the name of what it is joined with; boxes without arrows are joined with each other. */
export function componentsOf(
  boxes: readonly LayoutBox[],
  arrows: readonly LayoutArrow[],
): Map<string, string> {
  const leader = new Map(boxes.map(({ id }) => [id, id]))
  const find = (id: string): string => {
    let at = id
    for (let up = leader.get(at); up !== undefined && up !== at; up = leader.get(at)) {
      leader.set(at, leader.get(up) ?? up)
      at = up
    }
    return at
  }
  const joined = new Set<string>()
  for (const { from, to } of arrows) {
    if (!leader.has(from) || !leader.has(to)) continue
    joined.add(from).add(to)
    leader.set(find(from), find(to))
  }
  return new Map(boxes.map(({ id }) => [id, joined.has(id) ? `joined ${find(id)}` : 'alone']))
}

interface Block {
  id: string
  width: number
  height: number
  /** Of what it covers. */
  left: number
  top: number
  positions: Positions
}

/** What an arranged part covers, a group with its frame. */
function blockOf({ id, boxes, isGroup }: Part, positions: Positions): Block {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const box of boxes) {
    const { x, y } = positions[box.id] ?? { x: 0, y: 0 }
    left = Math.min(left, x)
    top = Math.min(top, y)
    right = Math.max(right, x + box.width)
    bottom = Math.max(bottom, y + box.height)
  }
  const frame = isGroup ? FRAME : { side: 0, top: 0, bottom: 0 }
  return {
    id,
    left: left - frame.side,
    top: top - frame.top,
    width: right - left + 2 * frame.side,
    height: bottom - top + frame.top + frame.bottom,
    positions,
  }
}

function arrowsBetween(parts: readonly Part[], arrows: readonly LayoutArrow[]): LayoutArrow[] {
  const partOf = new Map(parts.flatMap(({ id, boxes }) => boxes.map((box) => [box.id, id] as const)))
  const pairs = new Map<string, LayoutArrow>()
  for (const arrow of arrows) {
    const [from, to] = [partOf.get(arrow.from), partOf.get(arrow.to)]
    if (from !== undefined && to !== undefined && from !== to) pairs.set(`${from}\n${to}`, { from, to })
  }
  return [...pairs.values()]
}

/** About as wide to high as a screen. */
const ASPECT = 1.7

/** Blocks in rows, the highest first, all rows about as long. */
function shelves(blocks: readonly Block[]): Positions {
  const area = blocks.reduce((sum, { width, height }) => sum + (width + GAP_X) * (height + GAP_Y), 0)
  const length = Math.max(Math.sqrt(area * ASPECT), ...blocks.map(({ width }) => width))
  const positions: Positions = {}
  let [x, y, rowHeight] = [0, 0, 0]
  for (const { id, width, height } of blocks.toSorted((a, b) => b.height - a.height)) {
    if (x > 0 && x + width > length) {
      y += rowHeight + 2 * GAP_Y
      x = 0
      rowHeight = 0
    }
    positions[id] = { x, y }
    x += width + GAP_X
    rowHeight = Math.max(rowHeight, height)
  }
  return positions
}
