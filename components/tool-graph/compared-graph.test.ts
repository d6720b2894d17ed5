import { describe, expect, it } from 'vitest'
import { addTool, buildGraph, diffGraphs, type GraphDraft, removeTools, review } from '@/lib/tool-graph'
import { travelTools } from '@/lib/tool-graph/fixtures'
import { comparedGraph } from './compared-graph'

const before: GraphDraft = {
  graph: buildGraph(travelTools()),
  layout: { 'travel-desk/get_hotel': { x: 7, y: 8 } },
}
const pair = { from: 'travel-desk/search_hotels', to: 'travel-desk/book_hotel' } as const
const after = review(
  addTool(removeTools(before, ['travel-desk/get_hotel']), 'travel-desk/pay', { x: 1, y: 2 }),
  pair,
  'refused',
)
const compared = comparedGraph(before, after, diffGraphs(before.graph, after.graph), new Map())

describe('two versions as one drawing', () => {
  it('draws what was removed where it stood, beside what is there', () => {
    expect(compared.graph.nodes.toSorted()).toEqual([...before.graph.nodes, 'travel-desk/pay'].toSorted())
    expect(compared.graph.dependencies).toHaveLength(before.graph.dependencies.length)
    expect(compared.layout).toMatchObject({
      'travel-desk/get_hotel': { x: 7, y: 8 },
      'travel-desk/pay': { x: 1, y: 2 },
    })
  })

  it('marks every difference and nothing else', () => {
    const marked = (mark: string) => [...compared.marks].filter(([, as]) => as === mark).map(([id]) => id)
    expect(marked('added')).toEqual(['travel-desk/pay'])
    expect(marked('changed')).toEqual(['travel-desk/search_hotels→travel-desk/book_hotel'])
    expect(marked('removed')[0]).toBe('travel-desk/get_hotel')
    expect(
      marked('removed')
        .slice(1)
        .every((id) => id.includes('get_hotel')),
    ).toBe(true)
  })
})
