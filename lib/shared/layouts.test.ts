import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { forceLayout } from './force-layout'
import type { LayoutRequest, Positions } from './layout'
import { gridPositions } from './layout'
import { nestedLayout } from './nested-layout'
import { newPlaces } from './new-places'

const side = fc.integer({ min: 20, max: 300 })
/** A few boxes in up to three groups, and arrows between any of them. */
const aRequest: fc.Arbitrary<LayoutRequest> = fc
  .array(fc.record({ width: side, height: side, group: fc.constantFrom('desk', 'bank', 'post') }), {
    minLength: 1,
    maxLength: 24,
  })
  .chain((sizes) =>
    fc.record({
      boxes: fc.constant(sizes.map((size, i) => ({ id: `box-${i}`, ...size }))),
      arrows: fc
        .array(fc.tuple(fc.nat(sizes.length - 1), fc.nat(sizes.length - 1)), { maxLength: 40 })
        .map((pairs) => pairs.map(([from, to]) => ({ from: `box-${from}`, to: `box-${to}` }))),
    }),
  )

function expectApart({ boxes }: LayoutRequest, positions: Positions): void {
  for (const [i, a] of boxes.entries())
    for (const b of boxes.slice(i + 1)) {
      const [p, q] = [positions[a.id], positions[b.id]]
      if (p === undefined || q === undefined) throw new Error('A box has no place.')
      const isApart =
        p.x + a.width <= q.x || q.x + b.width <= p.x || p.y + a.height <= q.y || q.y + b.height <= p.y
      expect(isApart).toBe(true)
    }
}

function force(request: LayoutRequest, seed?: number): Positions {
  const steps = forceLayout(request, seed)
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value
}

describe('a force layout', () => {
  it('lets no two boxes touch', () => {
    fc.assert(
      fc.property(aRequest, (request) => expectApart(request, force(request))),
      { numRuns: 30 },
    )
  })

  it('is the same for the same seed, and another for another', () => {
    const request = {
      boxes: ['a', 'b', 'c', 'd'].map((id) => ({ id, width: 200, height: 60 })),
      arrows: [
        { from: 'a', to: 'b' },
        { from: 'b', to: 'c' },
      ],
    }
    expect(force(request, 3)).toEqual(force(request, 3))
    expect(force(request, 3)).not.toEqual(force(request, 4))
  })

  it('keeps what is joined closer than what is not', () => {
    const boxes = Array.from({ length: 40 }, (_, i) => ({ id: `${i}`, width: 200, height: 60 }))
    const arrows = boxes.slice(1).flatMap(({ id }, i) => (i % 10 === 9 ? [] : [{ from: `${i}`, to: id }]))
    const positions = force({ boxes, arrows })
    const away = (a: string, b: string) =>
      Math.hypot(
        (positions[a]?.x ?? 0) - (positions[b]?.x ?? 0),
        (positions[a]?.y ?? 0) - (positions[b]?.y ?? 0),
      )
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
    const joined = mean(arrows.map(({ from, to }) => away(from, to)))
    const all = mean(boxes.flatMap((a) => boxes.map((b) => away(a.id, b.id))))
    expect(joined).toBeLessThan(all * 0.6)
  })

  it('says how far it is, from the first step to the last', () => {
    const shares = [...forceLayout({ boxes: [{ id: 'a', width: 10, height: 10 }], arrows: [] })]
    expect(shares.length).toBeGreaterThan(10)
    expect(shares.every((share, i) => share > (shares[i - 1] ?? 0) && share < 1)).toBe(true)
  })
})

describe('a layout of parts', () => {
  const columns = async (request: LayoutRequest) => gridPositions(request)

  it('lets no two boxes touch, and no group cross another', async () => {
    await fc.assert(
      fc.asyncProperty(aRequest, async (request) => {
        const positions = await nestedLayout(request, columns, () => {})
        expectApart(request, positions)
        const frames = ['desk', 'bank', 'post'].flatMap((group) => {
          const own = request.boxes.filter((box) => box.group === group)
          if (own.length === 0) return []
          const xs = own.map(({ id }) => positions[id]?.x ?? 0)
          const ys = own.map(({ id }) => positions[id]?.y ?? 0)
          return [
            {
              id: group,
              x: Math.min(...xs),
              y: Math.min(...ys),
              width: Math.max(...own.map((box, i) => (xs[i] ?? 0) + box.width)) - Math.min(...xs),
              height: Math.max(...own.map((box, i) => (ys[i] ?? 0) + box.height)) - Math.min(...ys),
            },
          ]
        })
        expectApart(
          { boxes: frames, arrows: [] },
          Object.fromEntries(frames.map(({ id, x, y }) => [id, { x, y }])),
        )
      }),
    )
  })

  it('says how far it is', async () => {
    const shares: number[] = []
    const boxes = ['a', 'b', 'c'].map((id) => ({ id, width: 10, height: 10, group: id }))
    await nestedLayout({ boxes, arrows: [] }, columns, (share) => shares.push(share))
    expect(shares.at(-1)).toBe(1)
    expect(shares.every((share, i) => share >= (shares[i - 1] ?? 0))).toBe(true)
  })
})

describe('places for what is new', () => {
  it('leaves everything that is placed where it is, and lets nothing new touch anything', () => {
    fc.assert(
      fc.property(aRequest, fc.nat(24), (request, count) => {
        const old = { boxes: request.boxes.slice(0, count), arrows: [] }
        const placed = gridPositions(old)
        const places = newPlaces(request, placed, gridPositions({ boxes: request.boxes.slice(count) }))
        expect(Object.keys(places).toSorted()).toEqual(
          request.boxes
            .slice(count)
            .map(({ id }) => id)
            .toSorted(),
        )
        expectApart(request, { ...placed, ...places })
      }),
    )
  })

  it('puts a box to the right of what leads to it, and to the left of what it leads to', () => {
    const boxes = ['search', 'book', 'ask'].map((id) => ({ id, width: 200, height: 60 }))
    const arrows = [
      { from: 'search', to: 'book' },
      { from: 'ask', to: 'search' },
    ]
    const { book, ask } = newPlaces({ boxes, arrows }, { search: { x: 0, y: 0 } }, {})
    expect(book?.x).toBeGreaterThan(200)
    expect(ask?.x).toBeLessThan(-200)
  })
})
