import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ToolKey } from '../tool'
import { removeTools } from './edit'
import { aDependency } from './fixtures'
import { mergeDrafts } from './merge'
import { parseDraft } from './parse-draft'
import { fold, foldedGraph, isFolded, serverGroups, toolsBehind, unfold } from './server-groups'
import type { GraphDraft, ToolDependency } from './tool-call-graph'

const keys: ToolKey[] = ['desk/search', 'desk/book', 'bank/pay', 'bank/refund', 'post/send']
const joins = (from: ToolKey, to: ToolKey): ToolDependency => ({ ...aDependency('a', 'b'), from, to })
const aDraft = (): GraphDraft => ({
  graph: {
    nodes: keys,
    dependencies: [
      joins('desk/search', 'desk/book'),
      joins('desk/book', 'bank/pay'),
      joins('desk/book', 'bank/refund'),
      joins('bank/pay', 'post/send'),
    ],
  },
  layout: Object.fromEntries(keys.map((key, i) => [key, { x: i * 300, y: i * 10 }])),
})

describe('groups of servers', () => {
  it('are one a server, in the order of their first tools', () => {
    const { graph, layout } = aDraft()
    expect(serverGroups(graph, layout).map(({ server, tools }) => [server, tools.length])).toEqual([
      ['desk', 2],
      ['bank', 2],
      ['post', 1],
    ])
  })

  it('fold to one card: what leads in and out is bundled, what is inside is left out', () => {
    const { graph, layout } = fold(aDraft(), 'bank')
    const drawn = foldedGraph(graph, layout)
    expect(drawn.tools).toEqual(['desk/search', 'desk/book', 'post/send'])
    expect(drawn.dependencies.map(({ from, to }) => [from, to])).toEqual([['desk/search', 'desk/book']])
    expect(drawn.bundles.map(({ from, to, dependencies }) => [from, to, dependencies.length])).toEqual([
      ['desk/book', 'bank', 2],
      ['bank', 'post/send', 1],
    ])
  })

  it('say the same folded as unfolded: the graph is the very same value', () => {
    const draft = aDraft()
    expect(fold(draft, 'bank').graph).toBe(draft.graph)
  })

  it('count every dependency once, whichever are folded', () => {
    fc.assert(
      fc.property(fc.subarray(['desk', 'bank', 'post']), (servers) => {
        const { graph, layout } = servers.reduce(fold, aDraft())
        const { dependencies, bundles } = foldedGraph(graph, layout)
        const inside = graph.dependencies.filter(({ from, to }) => {
          const [a, b] = [from.split('/')[0] ?? '', to.split('/')[0] ?? '']
          return a === b && servers.includes(a)
        })
        const bundled = bundles.reduce((sum, bundle) => sum + bundle.dependencies.length, 0)
        expect(dependencies.length + bundled + inside.length).toBe(graph.dependencies.length)
      }),
    )
  })

  it('unfold where the card stands, with everything around each other as before', () => {
    const draft = aDraft()
    expect(unfold(fold(draft, 'bank'), 'bank')).toEqual(draft)
    const folded = fold(draft, 'bank')
    const card = folded.layout.bank ?? { x: 0, y: 0 }
    const moved = unfold(
      { ...folded, layout: { ...folded.layout, bank: { x: card.x + 7, y: card.y - 5 } } },
      'bank',
    )
    expect(moved.layout['bank/pay']).toEqual({ x: 607, y: 15 })
    expect(moved.layout['desk/book']).toEqual(draft.layout['desk/book'])
    expect(isFolded(moved.layout, 'bank')).toBe(false)
  })

  it('stay folded in what is saved and read again, and go with their last tool', () => {
    const folded = fold(aDraft(), 'post')
    const read = parseDraft(JSON.parse(JSON.stringify(folded)), keys)
    expect(read.ok && isFolded(read.value.layout, 'post')).toBe(true)
    expect(removeTools(folded, ['post/send']).layout.post).toBeUndefined()
    expect(removeTools(folded, ['bank/pay']).layout.post).toBeDefined()
  })

  it('are folded after a merge as the side wants it that changed it', () => {
    const [open, folded] = [aDraft(), fold(aDraft(), 'bank')]
    const isFoldedAfter = (base: GraphDraft, mine: GraphDraft, theirs: GraphDraft) =>
      isFolded(mergeDrafts({ base, mine, theirs }, 'mine').draft.layout, 'bank')
    expect(isFoldedAfter(open, folded, open)).toBe(true)
    expect(isFoldedAfter(open, open, folded)).toBe(true)
    expect(isFoldedAfter(folded, open, folded)).toBe(false)
    expect(isFoldedAfter(folded, folded, open)).toBe(false)
  })

  it('stand for all of their tools', () => {
    expect(toolsBehind(aDraft().graph, ['bank', 'desk/book'])).toEqual([
      'desk/book',
      'bank/pay',
      'bank/refund',
    ])
  })
})
