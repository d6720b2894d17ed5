import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonObject, JsonValue } from '../../shared/json'
import { randomFrom } from '../../shared/random'
import { aTool } from '../fixtures'
import { checkArguments, type FormNode, formOf, pathInto, plausibleArguments, withPart } from '../index'
import type { JsonSchema, ParametersSchema } from '../tool'

/** A node by its kind, what is in it and what it says; enough to see a whole form at a glance. */
function drawn(node: FormNode, depth = 0): unknown {
  const kind = node.isNullable ? `${node.kind} or null` : node.kind
  if (depth > 4) return kind
  switch (node.kind) {
    case 'choice':
      return [kind, ...node.options]
    case 'list':
      return [kind, drawn(node.item(), depth + 1)]
    case 'object':
      return Object.fromEntries(
        node.members.map(({ name, isRequired, node }) => [
          isRequired ? `${name}!` : name,
          drawn(node(), depth + 1),
        ]),
      )
    case 'variant':
      return Object.fromEntries(
        node.options.map(({ label, node }) => [`| ${label}`, drawn(node(), depth + 1)]),
      )
    default:
      return kind
  }
}

const form = (properties: { [name: string]: JsonSchema }, more: JsonObject = {}) =>
  drawn(formOf({ type: 'object', properties, ...more } as JsonSchema))

describe('formOf', () => {
  it('draws each kind of schema as its control', () => {
    expect(
      form(
        {
          city: { type: 'string' },
          days: { type: 'integer', minimum: 1 },
          share: { type: ['number', 'null'] },
          isWarm: { type: 'boolean' },
          unit: { enum: ['C', 'F', null] },
          kind: { const: 'forecast' },
          stops: {
            type: 'array',
            items: { type: 'object', properties: { at: { type: 'string' } }, required: ['at'] },
          },
          extra: { type: 'object', additionalProperties: true },
          anything: {},
        },
        { required: ['city', 'stops'] },
      ),
    ).toEqual({
      'city!': 'text',
      days: 'number',
      share: 'number or null',
      isWarm: 'boolean',
      unit: ['choice or null', 'C', 'F'],
      kind: ['choice', 'forecast'],
      'stops!': ['list', { 'at!': 'text' }],
      extra: 'json',
      anything: 'json',
    })
  })

  it('offers alternatives by name, and takes one beside null for an optional value', () => {
    const point = { type: 'object', properties: { lat: { type: 'number' } }, required: ['lat'] }
    expect(
      form(
        {
          where: {
            oneOf: [
              { type: 'string' },
              { $ref: '#/$defs/point' },
              { type: 'array', items: { type: 'string' } },
            ],
          },
          perhaps: { anyOf: [{ type: 'integer' }, { type: 'null' }] },
          either: { type: ['string', 'integer'] },
        },
        { $defs: { point } },
      ),
    ).toEqual({
      where: {
        '| string': 'text',
        '| object with lat': { 'lat!': 'number' },
        '| list of string': ['list', 'text'],
      },
      perhaps: 'number or null',
      either: { '| string': 'text', '| integer': 'number' },
    })
  })

  it('joins what allOf holds, and ends where a schema goes round', () => {
    const node = { type: 'object', properties: { name: { type: 'string' }, next: { $ref: '#/$defs/node' } } }
    const round = form(
      { both: { allOf: [{ $ref: '#/$defs/node' }, { required: ['name'] }] }, me: { $ref: '#/$defs/self' } },
      { $defs: { node, self: { $ref: '#/$defs/self' } } },
    )
    expect(round).toMatchObject({ both: { 'name!': 'text', next: { name: 'text' } }, me: 'json' })
    expect(drawn(formOf({ anyOf: [{ anyOf: [{ $ref: '#' }] }] }))).toBe('json')
  })

  it('draws any schema at all, and never without end', () => {
    const leaf: fc.Arbitrary<JsonSchema> = fc.oneof(
      fc.record({ type: fc.constantFrom('string', 'integer', 'boolean', 'null', 'nonsense') }),
      fc.record({ enum: fc.array(fc.constantFrom(1, 'a', null)) as fc.Arbitrary<JsonValue[]> }),
      fc.record({ $ref: fc.constantFrom('#', '#/properties/a', '#/nowhere') }),
    )
    const { schema } = fc.letrec<{ schema: JsonSchema }>((tie) => ({
      schema: fc.oneof(
        { maxDepth: 3 },
        leaf,
        fc.record({ type: fc.constant('array'), items: tie('schema') }) as fc.Arbitrary<JsonSchema>,
        fc.record({ anyOf: fc.array(tie('schema'), { maxLength: 3 }) }) as fc.Arbitrary<JsonSchema>,
        fc.record({
          properties: fc.dictionary(fc.constantFrom('a', 'b'), tie('schema')),
        }) as fc.Arbitrary<JsonSchema>,
      ),
    }))
    fc.assert(
      fc.property(schema, (schema) => {
        expect(drawn(formOf(schema))).toBeDefined()
      }),
    )
  })
})

describe('plausibleArguments', () => {
  const tool = aTool('book_room', {
    description: 'Books a room of a hotel for some nights.',
    parameters: {
      type: 'object',
      properties: {
        city: { type: 'string' },
        nights: { type: 'integer', minimum: 1, maximum: 5 },
        from: { type: 'string', format: 'date' },
        board: { enum: ['none', 'half'], default: 'none' },
        guests: { type: 'array', items: { type: 'string' }, minItems: 1 },
        note: { type: 'string' },
        rest: { $ref: '#/$defs/gone' },
      },
      required: ['city', 'nights', 'from', 'guests', 'rest'],
    } as unknown as ParametersSchema,
  })

  it('are what the tool takes, the same for the same seed; what nobody can know is named', () => {
    const fill = (seed: number) => plausibleArguments(tool, { random: randomFrom(seed), today: '2026-05-01' })
    const filled = fill(3)
    expect(Object.keys(filled.arguments)).toEqual(['city', 'nights', 'from', 'board', 'guests'])
    expect(filled.missing).toEqual(['rest'])
    const { rest: _, ...properties } = tool.parameters.properties
    const required = tool.parameters.required.filter((name) => name !== 'rest')
    expect(checkArguments({ type: 'object', properties, required }, filled.arguments)).toEqual([])
    expect(fill(3)).toEqual(filled)
    expect(new Set([1, 2, 3, 4, 5].map((seed) => JSON.stringify(fill(seed)))).size).toBeGreaterThan(1)
  })
})

describe('withPart', () => {
  it('replaces in place, makes what is not there, takes out what becomes nothing', () => {
    const before = { a: 1, stops: [{ city: 'Bern' }, { city: 'Graz' }], z: 2 }
    expect(JSON.stringify(withPart(before, ['stops', 1, 'city'], 'Linz'))).toBe(
      '{"a":1,"stops":[{"city":"Bern"},{"city":"Linz"}],"z":2}',
    )
    expect(withPart(before, ['stops', 0], undefined)).toEqual({ a: 1, stops: [{ city: 'Graz' }], z: 2 })
    expect(withPart(undefined, ['new', 0, 'x'], true)).toEqual({ new: [{ x: true }] })
    expect(withPart(before, ['z'], undefined)).toEqual({ a: 1, stops: before.stops })
  })

  it('goes where the paths of problems lead', () => {
    const path = ['stops', 1, 'two words'].reduce(pathInto, '$')
    expect(path).toBe('$.stops[1]["two words"]')
  })
})
