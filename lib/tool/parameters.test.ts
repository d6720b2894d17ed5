import { describe, expect, it } from 'vitest'
import { aTool } from './fixtures'
import { parameterRows } from './parameters'
import type { JsonSchema } from './tool'

const summary = (schema: JsonSchema) =>
  parameterRows(schema).map(({ path, type, isRequired }) => `${path}${isRequired ? '' : '?'}: ${type}`)

describe('parameterRows', () => {
  it('has a row for each parameter with what must hold', () => {
    expect(parameterRows(aTool().parameters)).toEqual([
      {
        path: 'city',
        name: 'city',
        depth: 0,
        type: 'string',
        isRequired: true,
        description: 'Name of the city',
        allowed: [],
        default: null,
        constraints: [],
        isCut: false,
      },
      {
        path: 'days',
        name: 'days',
        depth: 0,
        type: 'integer',
        isRequired: false,
        description: '',
        allowed: [],
        default: null,
        constraints: ['at least 1', 'at most 10'],
        isCut: false,
      },
    ])
  })

  it('goes into objects, lists, alternatives and references', () => {
    const schema: JsonSchema = {
      type: 'object',
      properties: {
        orders: {
          type: 'array',
          items: { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] },
        },
        pay: {
          oneOf: [
            { type: 'object', properties: { card: { type: 'string' } }, required: ['card'] },
            { type: 'object', properties: { iban: { type: 'string' } } },
          ],
        },
        at: { $ref: '#/$defs/point', description: 'Where' },
        tags: { type: 'array', items: { anyOf: [{ type: 'string' }, { type: 'null' }] } },
        mode: { enum: ['a', 1] },
      },
      $defs: { point: { allOf: [{ properties: { x: { type: 'number' } }, required: ['x'] }] } },
    }
    expect(summary(schema)).toEqual([
      'orders?: object[]',
      'orders[].id: string',
      'pay?: object',
      'pay.card?: string',
      'pay.iban?: string',
      'at?: object',
      'at.x: number',
      'tags?: (string | null)[]',
      'mode?: string | number',
    ])
    expect(parameterRows(schema).find(({ path }) => path === 'at')?.description).toBe('Where')
    expect(parameterRows(schema).at(-1)?.allowed).toEqual(['"a"', '1'])
  })

  it('stops where a schema repeats itself', () => {
    const tree = {
      type: 'object',
      properties: { left: { $ref: '#' }, right: { $ref: '#', description: 'Right' } },
    }
    expect(parameterRows(tree).map(({ path, isCut }) => [path, isCut])).toEqual([
      ['left', true],
      ['right', true],
    ])
    const list = {
      type: 'object',
      properties: { next: { $ref: '#/$defs/a' } },
      $defs: { a: { $ref: '#/$defs/a' } },
    }
    expect(summary(list)).toEqual(['next?: any'])
    const nest = {
      type: 'object',
      properties: { all: { $ref: '#/$defs/l' } },
      $defs: { l: { items: { $ref: '#/$defs/l' } } },
    }
    expect(parameterRows(nest)).toHaveLength(1)
  })

  it('stays small where references double at every level', () => {
    const $defs = Object.fromEntries(
      Array.from({ length: 30 }, (_, i) => [
        `d${i}`,
        {
          properties: {
            a: { $ref: `#/$defs/d${i + 1}` },
            b: { $ref: `#/$defs/d${i + 1}` },
            c: { $ref: `#/$defs/d${i + 1}` },
          },
        },
      ]),
    )
    const rows = parameterRows({ type: 'object', properties: { top: { $ref: '#/$defs/d0' } }, $defs })
    expect(rows).toHaveLength(500)
    expect(rows.at(-1)?.isCut).toBe(true)
  })
})
