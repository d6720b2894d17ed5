import { type FreePlaces, freePlaces, type Rectangle } from './free-places'
import { FRAME, GAP_X, GAP_Y, type LayoutBox, type LayoutRequest, type Positions } from './layout'
import { componentsOf } from './nested-layout'

/**
 * Places for the boxes that have none in `placed`; those that have stay where they are and are not in the answer.
 * What is new and joined comes as one block, arranged as in `among`, next to what it is joined with: to the right of
 * what leads to it, to the left of what it leads to. A group that is new altogether is one block with a frame.
 */
export function newPlaces({ boxes, arrows }: LayoutRequest, placed: Positions, among: Positions): Positions {
  const there = new Map(
    boxes.flatMap((box) => {
      const place = placed[box.id]
      return place === undefined ? [] : [[box.id, { ...box, ...place }] as const]
    }),
  )
  const isGrouped = new Set(boxes.map(({ group }) => group)).size > 1
  const frames = isGrouped ? framesOf([...there.values()]) : new Map<string, Rectangle>()
  const places: Positions = {}
  for (const block of blocksOf({ boxes, arrows }, there, isGrouped)) {
    const own = boundsOf(block.boxes.map((box) => ({ ...box, ...(among[box.id] ?? { x: 0, y: 0 }) })))
    const room = block.isWholeGroup ? framed(own) : own
    // Frames of other groups are kept free as a whole, one's own only where cards stand.
    const free = freePlaces()
    for (const [group, frame] of frames) if (group !== block.group) free.take(frame)
    for (const box of there.values()) if (!isGrouped || box.group === block.group) free.take(box)
    const corner = placeOf(block.boxes, room, among, arrows, there, frames.get(block.group ?? ''), free)
    for (const box of block.boxes) {
      const { x, y } = among[box.id] ?? { x: 0, y: 0 }
      const place = { x: Math.round(corner.x + x - room.x), y: Math.round(corner.y + y - room.y) }
      places[box.id] = place
      there.set(box.id, { ...box, ...place })
    }
    if (isGrouped)
      for (const [group, frame] of framesOf([...there.values()].filter(({ group }) => group === block.group)))
        frames.set(group, frame)
  }
  return places
}

type PlacedBox = LayoutBox & { x: number; y: number }

interface Block {
  group: string | undefined
  isWholeGroup: boolean
  boxes: LayoutBox[]
}

function blocksOf(
  { boxes, arrows }: LayoutRequest,
  there: ReadonlyMap<string, PlacedBox>,
  isGrouped: boolean,
): Block[] {
  const fresh = boxes.filter(({ id }) => !there.has(id))
  const groupsThere = new Set([...there.values()].map(({ group }) => group))
  const joined = componentsOf(fresh, arrows)
  const blocks = new Map<string, Block>()
  for (const box of fresh) {
    const isWholeGroup = isGrouped && !groupsThere.has(box.group)
    const together = joined.get(box.id) === 'alone' ? box.id : joined.get(box.id)
    const name = isWholeGroup ? `group ${box.group}` : `${isGrouped ? box.group : ''} ${together}`
    const block = blocks.get(name)
    if (block === undefined) blocks.set(name, { group: box.group, isWholeGroup, boxes: [box] })
    else block.boxes.push(box)
  }
  return [...blocks.values()]
}

/** Beside what the block is joined with; else under its group; else under everything. */
function placeOf(
  own: readonly LayoutBox[],
  room: Rectangle,
  among: Positions,
  arrows: LayoutRequest['arrows'],
  there: ReadonlyMap<string, PlacedBox>,
  frame: Rectangle | undefined,
  free: FreePlaces,
): { x: number; y: number } {
  const byId = new Map(own.map((box) => [box.id, box]))
  const wanted: { x: number; y: number }[] = []
  for (const { from, to } of arrows) {
    const [giver, taker] = [there.get(from), there.get(to)]
    const [newGiver, newTaker] = [byId.get(from), byId.get(to)]
    if (giver && newTaker) {
      const { x, y } = among[to] ?? { x: 0, y: 0 }
      wanted.push({
        x: giver.x + giver.width + GAP_X - (x - room.x),
        y: giver.y + (giver.height - newTaker.height) / 2 - (y - room.y),
      })
    }
    if (taker && newGiver) {
      const { x, y } = among[from] ?? { x: 0, y: 0 }
      wanted.push({
        x: taker.x - GAP_X - newGiver.width - (x - room.x),
        y: taker.y + (taker.height - newGiver.height) / 2 - (y - room.y),
      })
    }
  }
  const below = frame ?? (there.size > 0 ? boundsOf([...there.values()]) : null)
  if (wanted.length === 0)
    wanted.push(below === null ? { x: 0, y: 0 } : { x: below.x, y: below.y + below.height + GAP_Y })
  const middle = (axis: 'x' | 'y') => wanted.reduce((sum, place) => sum + place[axis], 0) / wanted.length
  return free.nearest({ ...room, x: Math.round(middle('x')), y: Math.round(middle('y')) })
}

function framesOf(boxes: readonly PlacedBox[]): Map<string, Rectangle> {
  const groups = new Map<string, PlacedBox[]>()
  for (const box of boxes) {
    const others = groups.get(box.group ?? '')
    if (others === undefined) groups.set(box.group ?? '', [box])
    else others.push(box)
  }
  return new Map([...groups].map(([group, own]) => [group, framed(boundsOf(own))]))
}

/** What a group covers with its frame. */
export const framed = ({ x, y, width, height }: Rectangle): Rectangle => ({
  x: x - FRAME.side,
  y: y - FRAME.top,
  width: width + 2 * FRAME.side,
  height: height + FRAME.top + FRAME.bottom,
})

/** What some rectangles cover together; there must be one. */
export function boundsOf(rectangles: readonly Rectangle[]): Rectangle {
  const x = Math.min(...rectangles.map((one) => one.x))
  const y = Math.min(...rectangles.map((one) => one.y))
  const right = Math.max(...rectangles.map((one) => one.x + one.width))
  const bottom = Math.max(...rectangles.map((one) => one.y + one.height))
  return { x, y, width: right - x, height: bottom - y }
}
