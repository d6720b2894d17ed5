/** What is to be arranged: boxes of known size, in canvas pixels, and arrows between them. */
export interface LayoutRequest {
  boxes: LayoutBox[]
  arrows: LayoutArrow[]
}

export interface LayoutBox {
  id: string
  width: number
  height: number
  /** Boxes of one group are kept together; a lone group, or none, makes no difference. */
  group?: string
}

export interface LayoutArrow {
  from: string
  to: string
}

/** The upper left corner of every box, by id. */
export type Positions = { [id: string]: { x: number; y: number } }

/** The room between boxes, and what a group keeps free around its own: for its frame, and on top for its name. */
export const GAP_X = 96
export const GAP_Y = 24
export const FRAME = { side: 24, top: 52, bottom: 24 }

/**
 * Boxes in columns of about as many rows, in their given order: a place for everything at once, without
 * looking at arrows. Stands in until a layout that does has been computed.
 */
export function gridPositions({ boxes }: Pick<LayoutRequest, 'boxes'>): Positions {
  const rows = Math.max(1, Math.ceil(Math.sqrt(boxes.length)))
  const width = Math.max(0, ...boxes.map((box) => box.width)) + GAP_X
  const height = Math.max(0, ...boxes.map((box) => box.height)) + GAP_Y
  return Object.fromEntries(
    boxes.map((box, i) => [box.id, { x: Math.floor(i / rows) * width, y: (i % rows) * height }]),
  )
}
