import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gridPositions } from './layout'

describe('the stand-in layout', () => {
  it('gives every box a place where it touches no other', () => {
    const side = fc.integer({ min: 1, max: 300 })
    fc.assert(
      fc.property(fc.array(fc.record({ width: side, height: side }), { maxLength: 30 }), (sizes) => {
        const boxes = sizes.map((size, i) => ({ id: `box-${i}`, ...size }))
        const positions = gridPositions({ boxes })
        for (const a of boxes)
          for (const b of boxes) {
            const [p, q] = [positions[a.id], positions[b.id]]
            if (a === b || p === undefined || q === undefined) continue
            const isApart =
              p.x + a.width <= q.x || q.x + b.width <= p.x || p.y + a.height <= q.y || q.y + b.height <= p.y
            expect(isApart).toBe(true)
          }
        expect(Object.keys(positions)).toHaveLength(boxes.length)
      }),
    )
  })
})
