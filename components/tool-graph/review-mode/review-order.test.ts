import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ToolCallGraph, ToolDependency } from '@/lib/tool-graph'
import { aDependency, aGraph } from '@/lib/tool-graph/fixtures'
import { placeOf, undecidedFrom, undecidedIn } from './review-order'

const reviews = fc.constantFrom<ToolDependency['review']>('undecided', 'accepted', 'refused')
const anyGraph = fc
  .array(fc.record({ weight: fc.constantFrom(0.2, 0.5, 0.5, 0.9), review: reviews }), { maxLength: 12 })
  .map((parts) => aGraph(parts.map((part, i) => aDependency(`t${i}`, `t${i + 1}`, part))))

const withReview = (graph: ToolCallGraph, id: string, review: ToolDependency['review']): ToolCallGraph => ({
  ...graph,
  dependencies: graph.dependencies.map((one) => (placeOf(one).id === id ? { ...one, review } : one)),
})

describe('a review', () => {
  it('meets everything undecided once, strongest first, when each is decided in turn', () => {
    fc.assert(
      fc.property(anyGraph, (start) => {
        let graph = start
        const met: number[] = []
        let at = undecidedFrom(graph, null, 'next')
        while (at !== null) {
          met.push(at.weight)
          const place = placeOf(at)
          graph = withReview(graph, place.id, 'accepted')
          at = undecidedFrom(graph, place, 'next')
        }
        expect(met).toHaveLength(undecidedIn(start).length)
        expect(met).toEqual(met.toSorted((a, b) => b - a))
      }),
    )
  })

  it('goes back where it came from, and round the ends', () => {
    fc.assert(
      fc.property(anyGraph, (graph) => {
        const open = undecidedIn(graph)
        for (const [i, one] of open.entries()) {
          const next = undecidedFrom(graph, placeOf(one), 'next')
          expect(next).toBe(open[(i + 1) % open.length])
          if (next !== null) expect(undecidedFrom(graph, placeOf(next), 'previous')).toBe(one)
        }
      }),
    )
  })

  it('has nothing to show when all is decided', () => {
    expect(undecidedFrom(aGraph([aDependency('a', 'b', { review: 'refused' })]), null, 'next')).toBeNull()
  })
})
