import { describe, expect, it } from 'vitest'
import { resultRows } from './result-rows'

const read = (schema: Parameters<typeof resultRows>[0]) =>
  resultRows(schema).map(({ path, type, depth }) => [path, type, depth])

describe('resultRows', () => {
  it('names the parts of an object', () => {
    expect(read({ type: 'object', properties: { id: { type: 'string' } } })).toEqual([['id', 'string', 0]])
  })

  it('names a list and the parts of its items', () => {
    const items = { type: 'object', properties: { id: { type: 'string' } } }
    expect(read({ type: 'array', items })).toEqual([
      ['result', 'object[]', 0],
      ['result[].id', 'string', 1],
    ])
  })

  it('follows references from the root', () => {
    const $defs = { order: { type: 'object', properties: { total: { type: 'number' } } } }
    expect(read({ type: 'array', items: { $ref: '#/$defs/order' }, $defs })).toEqual([
      ['result', 'object[]', 0],
      ['result[].total', 'number', 1],
    ])
  })

  it('says the type of an answer without parts', () => {
    expect(read({ type: 'string' })).toEqual([['result', 'string', 0]])
    expect(read({ type: 'object' })).toEqual([['result', 'object', 0]])
  })
})
