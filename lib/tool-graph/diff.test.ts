import { describe, expect, it } from 'vitest'
import { chainsLost, diffGraphs } from './diff'
import { addTool, disconnect, feed, removeTools, review } from './edit'
import { aBookingGraph } from './fixtures'
import type { GraphDraft } from './tool-call-graph'

const draft = (): GraphDraft => ({ graph: aBookingGraph(), layout: {} })
const searchToBook = { from: 'graph/search', to: 'graph/book' } as const

describe('the difference of two graphs', () => {
  it('is nothing for a graph and itself, whatever moved', () => {
    const none = { toolsAdded: [], toolsRemoved: [], dependenciesAdded: [], dependenciesRemoved: [] }
    expect(diffGraphs(aBookingGraph(), aBookingGraph())).toEqual({ ...none, dependenciesChanged: [] })
  })

  it('is told from one to the other, and turned round the other way', () => {
    const before = draft()
    const after = review(
      addTool(removeTools(before, ['graph/look']), 'graph/pay', { x: 0, y: 0 }),
      searchToBook,
      'refused',
    )
    const forth = diffGraphs(before.graph, after.graph)
    expect(forth).toMatchObject({
      toolsAdded: ['graph/pay'],
      toolsRemoved: ['graph/look'],
      dependenciesAdded: [],
      dependenciesChanged: [
        { before: { review: 'undecided' }, after: { review: 'refused' }, what: ['review'] },
      ],
    })
    expect(forth.dependenciesRemoved.map(({ from, to }) => [from, to])).toEqual([
      ['graph/search', 'graph/look'],
      ['graph/look', 'graph/book'],
    ])
    const back = diffGraphs(after.graph, before.graph)
    expect(back.toolsAdded).toEqual(forth.toolsRemoved)
    expect(back.dependenciesAdded).toEqual(forth.dependenciesRemoved)
  })

  it('names the parts that changed', () => {
    const after = feed(draft(), searchToBook, 'hotel_id')
    expect(diffGraphs(aBookingGraph(), after.graph).dependenciesChanged[0]?.what).toEqual([
      'parameter',
      'evidence',
    ])
  })
})

describe('the chains that a graph loses', () => {
  const chains = [
    { tools: ['graph/search', 'graph/book'] as const },
    { tools: ['graph/search', 'graph/look', 'graph/book'] as const },
    { tools: ['graph/look', 'graph/book', 'graph/cancel'] as const },
  ].map(({ tools }) => ({ tools: [...tools] }))

  it('are none on the graph that they were sampled from', () => {
    expect(chainsLost(chains, aBookingGraph())).toEqual([])
  })

  it.each([
    ['removed', disconnect(draft(), [{ from: 'graph/look', to: 'graph/book' }])],
    ['refused', review(draft(), { from: 'graph/look', to: 'graph/book' }, 'refused')],
    ['gone with its tool', removeTools(draft(), ['graph/look'])],
  ])('are those with a step that is %s', (_, after) => {
    expect(chainsLost(chains, after.graph)).toEqual(chains.slice(1))
  })
})
