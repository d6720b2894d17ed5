import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { differenceInWords, documentDifference } from './document-difference'
import { aTool, aToolDocument } from './fixtures'
import type { JsonSchema, ParametersSchema } from './tool'

const withTools = (...tools: ReturnType<typeof aTool>[]) => aToolDocument({ tools })
const aToolOf = (properties: { [name: string]: JsonSchema }, required: string[] = []) =>
  aTool('get_forecast', { parameters: { type: 'object', properties, required } as ParametersSchema })

/** What is said of the one tool that changed. */
const changeOf = (before: ReturnType<typeof aTool>, after: ReturnType<typeof aTool>) =>
  documentDifference(withTools(before), withTools(after)).changed[0]

describe('documentDifference', () => {
  it('names the tools that came and went, and leaves alone those that only moved', () => {
    const difference = documentDifference(
      withTools(aTool('a'), aTool('b'), aTool('c')),
      withTools(aTool('c'), aTool('d'), aTool('a')),
    )
    expect(difference.added.map(({ name }) => name)).toEqual(['d'])
    expect(difference.removed.map(({ name }) => name)).toEqual(['b'])
    expect(difference.changed).toEqual([])
    expect(differenceInWords(difference)).toBe('1 added, 1 removed')
  })

  it('tells parameters that came, went, and are otherwise', () => {
    const before = aToolOf(
      {
        city: { type: 'string', description: 'The city' },
        unit: { enum: ['C', 'F'] },
        days: { type: 'integer', maximum: 10, default: 3 },
        old: { type: 'object', properties: { inner: { type: 'string' } } },
      },
      ['city'],
    )
    const after = aToolOf(
      {
        city: { type: 'string', description: 'Name of the city' },
        unit: { enum: ['C', 'K'] },
        days: { type: 'number', maximum: 14, default: 5 },
        where: { type: 'object', properties: { lat: { type: 'number' } } },
      },
      ['days', 'where'],
    )
    expect(changeOf(before, after)?.parameters).toEqual([
      { path: 'where', kind: 'added', facts: ['object', 'is required'] },
      { path: 'old', kind: 'removed', facts: ['object'] },
      { path: 'city', kind: 'changed', facts: ['is no longer required', 'described in other words'] },
      { path: 'unit', kind: 'changed', facts: ['"K" newly allowed', '"F" no longer allowed'] },
      {
        path: 'days',
        kind: 'changed',
        facts: [
          'became required',
          'type integer became number',
          'default 3 became 5',
          'now at most 14',
          'no longer at most 10',
        ],
      },
    ])
  })

  it('goes into objects, lists and results', () => {
    const list = (type: string): JsonSchema => ({
      type: 'array',
      items: { type: 'object', properties: { id: { type } } },
    })
    expect(
      changeOf(aToolOf({ orders: list('string') }), aToolOf({ orders: list('integer') }))?.parameters,
    ).toEqual([{ path: 'orders[].id', kind: 'changed', facts: ['type string became integer'] }])
    const change = changeOf(aTool('a', { result: list('string') }), aTool('a', { result: list('integer') }))
    expect(change?.result).toEqual([
      { path: 'result[].id', kind: 'changed', facts: ['type string became integer'] },
    ])
    expect(changeOf(aTool('a'), aTool('a', { result: list('string') }))?.result).toEqual([
      { path: 'result', kind: 'added', facts: [] },
    ])
  })

  it('says so where a schema changed in what no row shows', () => {
    const withRule = aToolOf({ city: { type: 'string' } })
    const after = { ...withRule, parameters: { ...withRule.parameters, additionalProperties: false } }
    expect(changeOf(withRule, after)?.parameters).toEqual([
      {
        path: 'the parameters',
        kind: 'changed',
        facts: ['the schema changed in what the table does not show'],
      },
    ])
  })

  it('tells what the server says of itself', () => {
    const difference = documentDifference(aToolDocument(), aToolDocument({ domain: null, title: 'Weather' }))
    expect(difference.about).toEqual([
      { field: 'title', before: 'Weather Desk', after: 'Weather' },
      { field: 'domain', before: 'Weather', after: null },
    ])
    expect(differenceInWords(difference)).toBe('only what the server says of itself')
    expect(differenceInWords(documentDifference(aToolDocument(), aToolDocument()))).toBe('nothing')
  })

  it('added and removed change places when the versions do; nothing differs from itself', () => {
    const documents = fc
      .uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'))
      .map((names) => withTools(...names.map((name) => aTool(name))))
    fc.assert(
      fc.property(documents, documents, (one, other) => {
        const [there, back] = [documentDifference(one, other), documentDifference(other, one)]
        expect(there.added).toEqual(back.removed)
        expect(there.removed).toEqual(back.added)
        expect(differenceInWords(documentDifference(one, one))).toBe('nothing')
      }),
    )
  })
})
