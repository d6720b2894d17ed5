import { describe, expect, it } from 'vitest'
import type { ToolKey } from '@/lib/tool'
import { bestProof, buildGraph, proofReader, refusalOf, type ToolPair } from '@/lib/tool-graph'
import { travelTools } from '@/lib/tool-graph/fixtures'
import { hintFor } from './connection-hints'

const proofs = proofReader(travelTools())
const graph = { ...buildGraph(travelTools()), dependencies: [] }
const desk = {
  proofFor: ({ from, to }: ToolPair) => bestProof(proofs(from, to)),
  refusalFor: (pair: ToolPair) => refusalOf(graph, pair),
}
const hint = (from: string, to: string) =>
  hintFor(desk, { from: `travel-desk/${from}`, to: `travel-desk/${to}` as ToolKey })

describe('the hint on a card while an edge is dragged', () => {
  it.each([
    ['book_hotel', 'get_booking', 'typed', 'booking_id → booking_id, proved by type'],
    ['search_hotels', 'get_hotel', 'named', 'result → hotel_id, likely by name'],
    ['convert_currency', 'get_hotel', 'none', 'order only, no evidence'],
    ['get_hotel', 'get_hotel', 'refused', 'a tool cannot feed itself'],
    ['get_hotel', 'gone', 'refused', 'missing in this version'],
  ])('from %s to %s is %s: %s', (from, to, kind, words) => {
    expect(hint(from, to)).toEqual({ kind, words })
  })
})
