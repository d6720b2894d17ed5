import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../shared/json'
import type { ToolKey } from '../../tool'
import { findDependency } from '../edit'
import type { CallRecord } from './call-record'
import { learnGraph } from './learn-graph'

const TOOLS: ToolKey[] = ['desk/search', 'desk/look', 'desk/book']

/** A call in short: tool, arguments, result. */
type Made = [tool: string | null, args?: JsonObject, result?: unknown]
const aRecord = (calls: Made[], told = ''): CallRecord => ({
  told,
  calls: calls.map(([tool, args = {}, result]) => ({
    tool: tool === null ? null : (`desk/${tool}` as ToolKey),
    arguments: args,
    result: result === undefined ? null : typeof result === 'string' ? result : JSON.stringify(result),
  })),
})
const learned = (records: CallRecord[], from: string, to: string) =>
  findDependency(learnGraph(TOOLS, records).graph, { from: `desk/${from}`, to: `desk/${to}` } as never)

describe('a graph learned from records', () => {
  it('weighs what followed what by how often it did', () => {
    const records = [aRecord([['search'], ['look'], ['search'], ['look']]), aRecord([['search'], ['book']])]
    expect(learned(records, 'search', 'look')).toMatchObject({
      weight: 1,
      parameter: null,
      author: 'learned',
    })
    expect(learned(records, 'search', 'look')?.evidence).toEqual([
      { kind: 'recorded', sentence: '`look` was called right after `search` 2 times, in one record.' },
    ])
    expect(learned(records, 'search', 'book')?.weight).toBe(0.5)
    expect(learned(records, 'look', 'search')?.weight).toBe(0.5)
  })

  it('sees that an argument came from a result, also from one further back', () => {
    const record = aRecord([
      ['search', { city: 'Bern' }, { hotels: [{ id: 'H-204', price: 90 }] }],
      ['look', { name: 'Bellevue' }, 'A quiet house.'],
      ['book', { hotel: 'H-204', nights: 2 }],
    ])
    expect(learned([record], 'search', 'book')).toMatchObject({
      parameter: 'hotel',
      evidence: [
        { kind: 'recorded', sentence: '`hotel` of `book` had come from what `search` returned, once.' },
      ],
    })
    expect(learned([record], 'look', 'book')?.parameter).toBeNull()
  })

  it('finds values in results that are prose, as whole words only', () => {
    const record = (text: string) =>
      aRecord([
        ['search', {}, text],
        ['book', { hotel: 'H-204' }],
      ])
    expect(learned([record('Take H-204, it is quiet.')], 'search', 'book')?.parameter).toBe('hotel')
    expect(learned([record('Take H-2041.')], 'search', 'book')?.parameter).toBeNull()
  })

  it.each([
    [
      'what a person had told',
      aRecord(
        [
          ['search', {}, { id: 'H-204' }],
          ['book', { hotel: 'H-204' }],
        ],
        'Book H-204!',
      ),
    ],
    [
      'short words and small numbers',
      aRecord([
        ['search', {}, { n: 2, ok: true, c: 'CH' }],
        ['book', { a: 2, b: true, c: 'CH' }],
      ]),
    ],
    [
      'a failed call',
      aRecord([
        ['search', {}, undefined],
        ['book', { hotel: 'H-204' }],
      ]),
    ],
  ])('takes no feeding from %s', (_, record) => {
    expect(learned([record], 'search', 'book')?.parameter).toBeNull()
  })

  it('credits the latest call that held the value', () => {
    const record = aRecord([
      ['search', {}, { id: 'H-204' }],
      ['look', { hotel: 'H-204' }, { id: 'H-204' }],
      ['book', { hotel: 'H-204' }],
    ])
    expect(learned([record], 'look', 'book')?.parameter).toBe('hotel')
    expect(learned([record], 'search', 'book')).toBeNull()
  })

  it('cuts at tools that it is not asked about', () => {
    const { graph, cut } = learnGraph(TOOLS, [aRecord([['search'], [null], ['book']])])
    expect(graph.dependencies).toEqual([])
    expect(cut).toBe(2)
  })

  it('has an edge for exactly the pairs that were made, with weights in (0, 1]', () => {
    const call = fc.constantFrom('search', 'look', 'book', null)
    fc.assert(
      fc.property(fc.array(fc.array(call, { maxLength: 8 }), { maxLength: 5 }), (sequences) => {
        const { graph } = learnGraph(
          TOOLS,
          sequences.map((names) => aRecord(names.map((name) => [name]))),
        )
        const made = new Set(
          sequences.flatMap((names) =>
            names.slice(1).flatMap((to, i) => {
              const from = names[i] ?? null
              return from === null || to === null || from === to ? [] : [`desk/${from} desk/${to}`]
            }),
          ),
        )
        expect(new Set(graph.dependencies.map(({ from, to }) => `${from} ${to}`))).toEqual(made)
        expect(graph.dependencies.every(({ weight }) => weight > 0 && weight <= 1)).toBe(true)
      }),
    )
  })
})
