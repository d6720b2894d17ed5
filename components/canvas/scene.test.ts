import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Box } from './align'
import { curveOf } from './curve'
import {
  boundsOf,
  boxAt,
  boxesInside,
  curveBetween,
  edgeAt,
  isCurveWithin,
  partedBy,
  type SceneEdge,
} from './scene'

const aBox = (id: string, x: number, y: number): Box => ({ id, x, y, width: 100, height: 40 })
const anEdge = (from: Box, to: Box): SceneEdge => ({
  id: `${from.id}→${to.id}`,
  from: from.id,
  to: to.id,
  curve: curveBetween(from, to),
  sketch: { color: 'black', width: 1, opacity: 1, dashes: undefined },
})

describe('a painted canvas', () => {
  const [search, book, cancel] = [aBox('search', 0, 0), aBox('book', 300, 0), aBox('cancel', 60, 20)]

  it('is pointed at box by box, the upper one first', () => {
    expect(boxAt([search, book, cancel], 80, 30)?.id).toBe('cancel')
    expect(boxAt([search, book, cancel], 10, 10)?.id).toBe('search')
    expect(boxAt([search, book, cancel], 200, 200)).toBeNull()
  })

  it('is selected from by what lies wholly inside', () => {
    const area = { left: -10, top: -10, right: 170, bottom: 70 }
    expect(boxesInside([search, book, cancel], area).map(({ id }) => id)).toEqual(['search', 'cancel'])
  })

  it('is pointed at edge by edge, the nearest within reach', () => {
    const below = { ...book, id: 'below', y: 200 }
    const edges = [anEdge(search, book), anEdge(search, below)]
    expect(edgeAt(edges, 200, 22, 6)?.id).toBe('search→book')
    expect(edgeAt(edges, 290, 218, 6)?.id).toBe('search→below')
    expect(edgeAt(edges, 200, 60, 6)).toBeNull()
  })

  it('is parted into what stays while a box is carried about, and the lines that it takes along', () => {
    const sketch = { color: 'black', label: '', ring: null, isFaint: false }
    const boxes = [search, book, cancel].map((box) => ({ ...box, sketch }))
    const edges = [anEdge(search, book), anEdge(book, cancel), anEdge(search, cancel)]
    const { still, loose } = partedBy({ boxes, edges }, new Set(['book']))
    expect(still.boxes.map(({ id }) => id)).toEqual(['search', 'cancel'])
    expect(still.edges.map(({ id }) => id)).toEqual(['search→cancel'])
    expect(loose.map(({ id }) => id)).toEqual(['search→book', 'book→cancel'])
  })

  it('covers what its boxes cover, and nothing where there are none', () => {
    expect(boundsOf([search, book])).toEqual({ left: 0, top: 0, right: 400, bottom: 40 })
    expect(boundsOf([])).toBeNull()
  })

  it('never takes a curve for out of sight that has a point in sight', () => {
    const at = fc.integer({ min: -1000, max: 1000 })
    fc.assert(
      fc.property(at, at, at, at, fc.double({ min: 0, max: 1, noNaN: true }), (sx, sy, tx, ty, t) => {
        const curve = curveOf({ sourceX: sx, sourceY: sy, targetX: tx, targetY: ty })
        const s = 1 - t
        const along = (a: number, b: number, c: number, d: number) =>
          s ** 3 * a + 3 * s * s * t * b + 3 * s * t * t * c + t ** 3 * d
        const x = along(sx, curve.c1x, curve.c2x, tx)
        const y = along(sy, curve.c1y, curve.c2y, ty)
        const around = { left: x - 1, right: x + 1, top: y - 1, bottom: y + 1 }
        expect(isCurveWithin(curve, around)).toBe(true)
      }),
    )
  })
})
