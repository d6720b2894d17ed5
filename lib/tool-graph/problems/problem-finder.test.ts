import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildGraph } from '../built-in-author'
import { addTool, connect, disconnect, feed, removeTools, reverse, review } from '../edit'
import { travelTools } from '../fixtures'
import { proofReader } from '../proof'
import type { GraphDraft } from '../tool-call-graph'
import { findProblems, problemFinder } from './find-problems'
import type { KnownTools } from './graph-reading'

const tools = travelTools()
const keys = tools.map(({ key }) => key)
const known: KnownTools = {
  tools: new Map(tools.map(({ key, tool }) => [key, tool])),
  proofs: proofReader(tools),
}
const pair = fc.record({ from: fc.constantFrom(...keys), to: fc.constantFrom(...keys) })
const parameter = fc.constantFrom('hotel_id', 'booking_id', null)
type Edit = (draft: GraphDraft) => GraphDraft

/** Every edit that the editor makes; what is refused changes nothing. */
const anEdit: fc.Arbitrary<Edit> = fc.oneof(
  fc.tuple(pair, parameter).map(
    ([ends, fed]): Edit =>
      (draft) => {
        const next = connect(draft, ends, fed)
        return next.ok ? next.value : draft
      },
  ),
  pair.map(
    (ends): Edit =>
      (draft) =>
        disconnect(draft, [ends]),
  ),
  pair.map(
    (ends): Edit =>
      (draft) => {
        const next = reverse(draft, ends)
        return next.ok ? next.value : draft
      },
  ),
  fc.tuple(pair, fc.constantFrom('accepted' as const, 'refused' as const, 'undecided' as const)).map(
    ([ends, verdict]): Edit =>
      (draft) =>
        review(draft, ends, verdict),
  ),
  fc.tuple(pair, parameter).map(
    ([ends, fed]): Edit =>
      (draft) =>
        feed(draft, ends, fed),
  ),
  fc.constantFrom(...keys).map(
    (key): Edit =>
      (draft) =>
        removeTools(draft, [key]),
  ),
  fc.constantFrom(...keys).map(
    (key): Edit =>
      (draft) =>
        addTool(draft, key, { x: 0, y: 0 }),
  ),
)

describe('finding problems edit by edit', () => {
  it('finds after every edit what reading the whole graph finds', () => {
    fc.assert(
      fc.property(fc.array(anEdit, { maxLength: 40 }), (edits) => {
        const find = problemFinder(known)
        let draft: GraphDraft = { graph: buildGraph(tools), layout: {} }
        for (const edit of edits) {
          draft = edit(draft)
          expect(find(draft.graph)).toEqual(findProblems(draft.graph, known))
        }
      }),
    )
  })

  it('asks for proofs only where an edit touched', () => {
    const asked: string[] = []
    const find = problemFinder({
      ...known,
      proofs(from, to) {
        asked.push(`${from} ${to}`)
        return known.proofs(from, to)
      },
    })
    const orders = keys
      .slice(1)
      .map((to) => ({ from: keys[0] ?? to, to }))
      .reduce<GraphDraft>(
        (draft, ends) => {
          const next = connect(draft, ends, null)
          return next.ok ? next.value : draft
        },
        { graph: { nodes: keys, dependencies: [] }, layout: {} },
      )
    const last = { from: keys.at(-2) ?? 'a/b', to: keys.at(-1) ?? 'a/b' }
    const joined = connect(orders, last, 'booking_id')
    find(orders.graph)
    asked.length = 0
    find(orders.graph)
    expect(asked).toEqual([])
    find(joined.ok ? joined.value.graph : orders.graph)
    expect(asked.length).toBeGreaterThan(0)
    expect(asked.every((ends) => ends.includes(last.from) || ends.includes(last.to))).toBe(true)
  })
})
