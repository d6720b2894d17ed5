import type { Positions } from '@/lib/shared/layout'

/** A box on the canvas, in canvas pixels. */
export interface Box {
  id: string
  x: number
  y: number
  width: number
  height: number
}

/** The ways in which several boxes are lined up; `rows` and `columns` leave equal gaps between them. */
export type Alignment = 'left' | 'centre' | 'right' | 'top' | 'middle' | 'bottom' | 'columns' | 'rows'

/** Where some boxes stand once they are lined up; fewer than two (three for gaps) stay where they are. */
export function aligned(boxes: readonly Box[], how: Alignment): Positions {
  if (how === 'columns' || how === 'rows') return spread(boxes, how)
  if (boxes.length < 2) return {}
  const left = Math.min(...boxes.map(({ x }) => x))
  const top = Math.min(...boxes.map(({ y }) => y))
  const right = Math.max(...boxes.map(({ x, width }) => x + width))
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height))
  const placed: { [side in Exclude<Alignment, 'columns' | 'rows'>]: (box: Box) => { x: number; y: number } } =
    {
      left: ({ y }) => ({ x: left, y }),
      centre: ({ y, width }) => ({ x: (left + right - width) / 2, y }),
      right: ({ y, width }) => ({ x: right - width, y }),
      top: ({ x }) => ({ x, y: top }),
      middle: ({ x, height }) => ({ x, y: (top + bottom - height) / 2 }),
      bottom: ({ x, height }) => ({ x, y: bottom - height }),
    }
  return Object.fromEntries(boxes.map((box) => [box.id, rounded(placed[how](box))]))
}

/** Equal gaps between the first and the last box, which stay. */
function spread(boxes: readonly Box[], how: 'columns' | 'rows'): Positions {
  if (boxes.length < 3) return {}
  const [at, size] = how === 'columns' ? (['x', 'width'] as const) : (['y', 'height'] as const)
  const sorted = boxes.toSorted((a, b) => a[at] - b[at])
  const [first, last] = [sorted[0], sorted.at(-1)]
  if (first === undefined || last === undefined) return {}
  const room = last[at] + last[size] - first[at] - sorted.reduce((sum, box) => sum + box[size], 0)
  const gap = room / (sorted.length - 1)
  let next = first[at]
  return Object.fromEntries(
    sorted.map((box) => {
      const place = { x: box.x, y: box.y, [at]: next }
      next += box[size] + gap
      return [box.id, rounded(place)]
    }),
  )
}

const rounded = ({ x, y }: { x: number; y: number }) => ({ x: Math.round(x), y: Math.round(y) })

/** A straight line on the canvas that shows to what a dragged box is lined up. */
export interface SnapLine {
  axis: 'x' | 'y'
  at: number
}

/**
 * Where a dragged box snaps to: its edges and middles meet those of other boxes that are nearer than `reach`
 * canvas pixels, on each axis on its own. The lines say what it met; none, and it stays where it is.
 */
export function snapped(
  box: Box,
  others: readonly Box[],
  reach: number,
): { x: number; y: number; lines: SnapLine[] } {
  const lines: SnapLine[] = []
  const meet = (axis: 'x' | 'y', size: 'width' | 'height'): number => {
    let best: { shift: number; at: number } | null = null
    const start = box[axis]
    const end = start + box[size]
    for (const other of others) {
      const theirStart = other[axis]
      const theirEnd = theirStart + other[size]
      // Most of a large canvas is nowhere near.
      if (theirStart > end + reach || theirEnd < start - reach || other.id === box.id) continue
      for (const theirs of [theirStart, (theirStart + theirEnd) / 2, theirEnd])
        for (const own of [start, (start + end) / 2, end]) {
          const shift = theirs - own
          if (Math.abs(shift) <= reach && (best === null || Math.abs(shift) < Math.abs(best.shift)))
            best = { shift, at: theirs }
        }
    }
    if (best === null) return box[axis]
    lines.push({ axis, at: best.at })
    return Math.round(box[axis] + best.shift)
  }
  return { x: meet('x', 'width'), y: meet('y', 'height'), lines }
}
