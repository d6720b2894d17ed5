import { describe, expect, it } from 'vitest'
import type { ToolKey } from '../tool'
import { removeTools } from './edit'
import { aBookingGraph, aDependency, aGraph } from './fixtures'
import { formatFragment, fragmentOf, parseFragment, pasteFragment } from './fragment'
import type { GraphDraft } from './tool-call-graph'

const keys: ToolKey[] = ['graph/look', 'graph/book']
const draft = (): GraphDraft => ({
  graph: aBookingGraph(),
  layout: { 'graph/look': { x: 0, y: 0 }, 'graph/book': { x: 100, y: 40 }, 'graph/search': { x: 9, y: 9 } },
})
const nowhere = { x: 0, y: 0 }

describe('a part of a graph', () => {
  it('is some tools with the dependencies between them and their places', () => {
    const part = fragmentOf(draft(), keys)
    expect(part.graph.nodes.toSorted()).toEqual(keys.toSorted())
    expect(part.graph.dependencies.map(({ from, to }) => [from, to])).toEqual([keys])
    expect(Object.keys(part.layout).toSorted()).toEqual(keys.toSorted())
  })

  it('comes onto another graph as it stood, around the middle', () => {
    const without = removeTools(draft(), keys)
    const pasted = pasteFragment(without, fragmentOf(draft(), keys), { x: 500, y: 500 })
    expect(pasted).toMatchObject({ dependenciesAdded: 1 })
    expect(pasted.toolsAdded.toSorted()).toEqual(keys.toSorted())
    expect(pasted.draft.layout['graph/look']).toEqual({ x: 450, y: 480, isNew: true })
    expect(pasted.draft.layout['graph/book']).toEqual({ x: 550, y: 520, isNew: true })
    expect(pasted.draft.layout['graph/search']).toEqual({ x: 9, y: 9 })
  })

  it('changes nothing where all of it is there, and leaves what is there as it is', () => {
    const before = draft()
    expect(pasteFragment(before, fragmentOf(before, keys), nowhere).draft).toBe(before)
    const other = { graph: aGraph([aDependency('look', 'book', { weight: 0.1 })]), layout: {} }
    expect(pasteFragment(before, other, nowhere).draft).toBe(before)
  })

  it('is read back from its text, and refused with a sentence where it is no graph or names unknown tools', () => {
    const part = fragmentOf(draft(), keys)
    expect(parseFragment(formatFragment(part), keys)).toEqual({ ok: true, value: part })
    expect(parseFragment('hello', keys)).toMatchObject({ ok: false, problem: { code: 'no-json' } })
    expect(parseFragment('{"hello":1}', keys)).toMatchObject({ ok: false, problem: { code: 'bad-shape' } })
    expect(parseFragment(formatFragment(part), ['graph/look'])).toMatchObject({
      ok: false,
      problem: { code: 'unknown-tool', message: expect.stringContaining('graph/book') },
    })
  })

  it('pastes two hundred tools', () => {
    const names = Array.from({ length: 200 }, (_, i) => `t${i}`)
    const part: GraphDraft = {
      graph: aGraph(names.slice(1).map((to, i) => aDependency(`t${i}`, to))),
      layout: {},
    }
    expect(pasteFragment(draft(), part, nowhere).toolsAdded).toHaveLength(200)
  })
})
