import { describe, expect, it } from 'vitest'
import { checkArguments } from './call'
import { aTool } from './fixtures'

describe('checkArguments', () => {
  const { parameters } = aTool()

  it('finds nothing wrong with arguments that fit', () => {
    expect(checkArguments(parameters, { city: 'Bonn', days: 3 })).toEqual([])
  })

  it('names every place and what it must be', () => {
    expect(checkArguments(parameters, { days: 'three' })).toEqual([
      { path: '$.city', message: 'is required' },
      { path: '$.days', message: 'must be integer' },
    ])
  })

  it('names places inside lists and odd names, and lists what is allowed', () => {
    const schema = {
      type: 'object',
      additionalProperties: false,
      properties: {
        stops: { type: 'array', items: { properties: { 'by train': { enum: ['yes', 'no'] } } } },
        at: { type: 'string', format: 'date' },
      },
    }
    expect(checkArguments(schema, { stops: [{}, { 'by train': 'maybe' }], at: 'soon', via: 1 })).toEqual([
      { path: '$.via', message: 'is not a known parameter' },
      { path: '$.stops[1]["by train"]', message: 'must be one of "yes", "no"' },
      { path: '$.at', message: 'must match format "date"' },
    ])
  })

  it('reads each schema by its own draft', () => {
    const pair = {
      type: 'object',
      properties: { at: { items: [{ type: 'number' }], additionalItems: false } },
    }
    const prefix = { type: 'object', properties: { at: { prefixItems: [{ type: 'number' }], items: false } } }
    const old = { ...pair, $schema: 'https://json-schema.org/draft-07/schema' }
    for (const schema of [pair, prefix, old]) {
      expect(checkArguments(schema, { at: [1] })).toEqual([])
      expect(checkArguments(schema, { at: [1, 2] })).toHaveLength(1)
    }
  })

  it('reports a schema that cannot be compiled as one problem, every time', () => {
    const broken = { type: 'object', properties: { at: { $ref: '#/$defs/gone' } } }
    for (let i = 0; i < 2; i++) {
      expect(checkArguments(broken, {})).toEqual([
        { path: '$', message: expect.stringContaining('cannot be checked') },
      ])
    }
    expect(checkArguments({ type: 'wibble' }, {})).toHaveLength(1)
  })

  it('answers now, also for a schema that asks to be asynchronous', () => {
    expect(checkArguments({ $async: true, type: 'object', required: ['city'] }, {})).toHaveLength(1)
  })

  it('checks two schemas of one $id apart', () => {
    const first = { $id: 'https://example.org/a', type: 'object', required: ['a'] }
    const second = { $id: 'https://example.org/a', type: 'object', required: ['b'] }
    expect(checkArguments(first, { a: 1 })).toEqual([])
    expect(checkArguments(second, { b: 1 })).toEqual([])
  })
})
