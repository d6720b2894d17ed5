import { describe, expect, it } from 'vitest'
import {
  addTool,
  connect,
  disconnect,
  feed,
  findDependency,
  move,
  newTools,
  removeTools,
  reverse,
  review,
} from './edit'
import { aBookingGraph } from './fixtures'
import { parseDraft } from './parse-draft'
import { sampleChains } from './sample-chains'
import type { GraphDraft } from './tool-call-graph'

const aDraft = (): GraphDraft => ({ graph: aBookingGraph(), layout: { 'graph/book': { x: 10, y: 20 } } })
const searchToCancel = { from: 'graph/search', to: 'graph/cancel' } as const
const searchToBook = { from: 'graph/search', to: 'graph/book' } as const

describe('editing a graph', () => {
  it('connects with certainty and the person as evidence, and leaves the draft it was given alone', () => {
    const before = aDraft()
    const after = connect(before, searchToCancel, 'booking_id')
    expect(after.ok && findDependency(after.value.graph, searchToCancel)).toMatchObject({
      parameter: 'booking_id',
      weight: 1,
      author: 'person',
      review: 'accepted',
    })
    expect(before).toEqual(aDraft())
  })

  it('keeps what proves a dependency before the word of the person who drew it', () => {
    const proof = [{ kind: 'result-schema', sentence: '`search` returns `booking_id`.' }] as const
    const drawn = connect(aDraft(), searchToCancel, 'booking_id', proof)
    const kinds = (draft: GraphDraft) =>
      findDependency(draft.graph, searchToCancel)?.evidence.map(({ kind }) => kind)
    expect(drawn.ok && kinds(drawn.value)).toEqual(['result-schema', 'asserted'])
    expect(drawn.ok && kinds(feed(drawn.value, searchToCancel, null))).toEqual(['asserted'])
  })

  it.each([
    ['self-loop', { from: 'graph/book', to: 'graph/book' }],
    ['duplicate', searchToBook],
    ['unknown-tool', { from: 'graph/search', to: 'graph/nowhere' }],
  ] as const)('refuses %s with a sentence', (code, pair) => {
    const refused = connect(aDraft(), pair, null)
    expect(refused).toMatchObject({
      ok: false,
      problem: { code, message: expect.stringContaining('graph/') },
    })
  })

  it('reverses only where the other direction is free', () => {
    const turned = reverse(aDraft(), searchToBook)
    expect(
      turned.ok && findDependency(turned.value.graph, { from: 'graph/book', to: 'graph/search' }),
    ).toBeTruthy()
    expect(turned.ok && findDependency(turned.value.graph, searchToBook)).toBeNull()
    const both = connect(aDraft(), { from: 'graph/book', to: 'graph/search' }, null)
    expect(both.ok && reverse(both.value, searchToBook)).toMatchObject({
      ok: false,
      problem: { code: 'duplicate' },
    })
  })

  it('removes a tool with its dependencies and its place, and takes it back empty', () => {
    const without = removeTools(aDraft(), ['graph/book'])
    expect(without.graph.nodes).not.toContain('graph/book')
    expect(
      without.graph.dependencies.some(({ from, to }) => from === 'graph/book' || to === 'graph/book'),
    ).toBe(false)
    expect(without.layout).toEqual({})
    const again = addTool(without, 'graph/book', { x: 1, y: 2 })
    expect(again.layout).toEqual({ 'graph/book': { x: 1, y: 2, isNew: true } })
    expect(newTools(again)).toContain('graph/book')
    expect(newTools(move(again, { 'graph/book': { x: 3, y: 4 } }))).not.toContain('graph/book')
  })

  it('keeps the graph as it is when nodes move', () => {
    const draft = aDraft()
    expect(move(draft, { 'graph/book': { x: 0, y: 0 } }).graph).toBe(draft.graph)
  })

  it('keeps a refused dependency and walks it no more', () => {
    const only = disconnect(aDraft(), aDraft().graph.dependencies.slice(1))
    const refused = review(only, { from: 'graph/search', to: 'graph/look' }, 'refused')
    expect(refused.graph.dependencies).toHaveLength(1)
    const sampling = { seed: 1, walks: 50, lengthMin: 2, lengthMax: 3, acyclic: true }
    expect(sampleChains(only.graph, sampling)).toHaveLength(1)
    expect(sampleChains(refused.graph, sampling)).toEqual([])
  })
})

describe('a draft from outside', () => {
  const known = aBookingGraph().nodes
  const edited = (change: (draft: GraphDraft) => unknown) => {
    const draft = aDraft()
    change(draft)
    return parseDraft(draft, known)
  }

  it('is read as it was written, without places of tools that are gone', () => {
    const draft = aDraft()
    const stored = { ...draft, layout: { ...draft.layout, 'graph/gone': { x: 0, y: 0 } } }
    expect(parseDraft(JSON.parse(JSON.stringify(stored)), known)).toEqual({ ok: true, value: draft })
  })

  it.each([
    [
      'bad-shape',
      'layout.graph/book.x',
      edited((draft) => Object.assign(draft.layout, { 'graph/book': { x: Number.NaN, y: 0 } })),
    ],
    [
      'bad-shape',
      'weight',
      edited((draft) => Object.assign(draft.graph.dependencies[0] ?? {}, { weight: 0 })),
    ],
    ['unknown-tool', 'other/tool', edited((draft) => draft.graph.nodes.push('other/tool'))],
    ['unknown-tool', 'not on the graph', edited((draft) => draft.graph.nodes.shift())],
    ['duplicate', 'twice', edited((draft) => draft.graph.dependencies.push(...aBookingGraph().dependencies))],
    ['duplicate', 'twice', edited((draft) => draft.graph.nodes.push('graph/book'))],
    [
      'self-loop',
      'itself',
      edited((draft) => Object.assign(draft.graph.dependencies[0] ?? {}, { to: 'graph/search' })),
    ],
  ])('fails with %s and says %s', (code, words, result) => {
    expect(result).toMatchObject({ ok: false, problem: { code, message: expect.stringContaining(words) } })
  })
})
