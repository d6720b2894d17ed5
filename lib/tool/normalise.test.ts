import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../shared/json'
import { checkArguments } from './call'
import { aTool } from './fixtures'
import { draftOf } from './json-schema'
import { CALLABLE_NAME, DESCRIPTION_CHARS_MAX, normaliseTool } from './normalise'

const read = (parts: JsonObject) => {
  const result = normaliseTool({ ...aTool(), ...parts })
  if (!result.ok) throw new Error(`${result.problem.code}: ${result.problem.message}`)
  return result.value
}

const refused = (raw: unknown) => {
  const result = normaliseTool(raw)
  if (result.ok) throw new Error(`accepted as ${result.value.tool.name}`)
  return result.problem
}

const codesOf = ({ changes }: { changes: { code: string }[] }) => changes.map(({ code }) => code)

describe('names', () => {
  it.each([
    ['get weather', 'get_weather'],
    ['🌦 get.weather', 'get_weather'],
    ['prévisions météo', 'previsions_meteo'],
    ['x'.repeat(70), 'x'.repeat(64)],
  ])('makes %j callable and keeps the source name', (name, callable) => {
    const { tool, changes } = read({ name })
    expect(tool).toMatchObject({ name: callable, sourceName: name })
    expect(codesOf({ changes })).toEqual(['name-changed'])
  })

  it.each(['🌦🌦', '天气', '...', '', null])('refuses %j, of which nothing callable is left', (name) => {
    expect(refused({ ...aTool(), name }).code).toBe('name-unusable')
  })

  it('refuses a very long name of nothing', () => {
    expect(refused({ ...aTool(), name: `${'_'.repeat(1_000_000)} x` }).code).toBe('name-unusable')
  })
})

describe('descriptions', () => {
  it('cleans white space and what nobody sees, and keeps HTML as text', () => {
    const { tool, changes } = read({
      description: '  Sends <b>one</b>\u0000\u202E mail.\r\n\r\n\r\n\tTwice.  ',
    })
    expect(tool.description).toBe('Sends <b>one</b> mail.\n\nTwice.')
    expect(codesOf({ changes })).toEqual(['description-cleaned'])
  })

  it('cuts three megabytes at the limit', () => {
    const { tool, changes } = read({ description: 'forecast of rain '.repeat(180_000) })
    expect(tool.description.length).toBeLessThanOrEqual(DESCRIPTION_CHARS_MAX)
    expect(codesOf({ changes })).toContain('description-cut')
  })

  it.each([
    ['no-description', undefined],
    ['no-description', ' \u200B\n '],
    ['unclear-description', 'Does things'],
    ['unclear-description', 'Get the forecast (get_forecast)'],
  ])('refuses as %s: %j', (code, description) => {
    expect(refused({ ...aTool('get_forecast'), description }).code).toBe(code)
  })

  it('counts words of scripts that write none', () => {
    expect(read({ description: '获取笔记评论' }).tool.description).toBe('获取笔记评论')
    expect(refused({ ...aTool(), description: '天气' }).code).toBe('unclear-description')
  })
})

describe('parameters', () => {
  it('accepts a complete schema unchanged, other keys included', () => {
    const parameters = {
      ...aTool().parameters,
      additionalProperties: false,
      $defs: { a: { type: 'string' } },
    }
    expect(read({ parameters })).toEqual({ tool: { ...aTool(), parameters }, changes: [] })
  })

  it.each([[undefined], [null], [{}]])('reads %j as no arguments', (parameters) => {
    const result = normaliseTool({ ...aTool(), parameters })
    expect(result.ok && result.value.tool.parameters).toEqual({
      type: 'object',
      properties: {},
      required: [],
    })
    expect(result.ok && codesOf(result.value)).toEqual(['schema-added'])
  })

  it('fills what is missing and says so', () => {
    const { tool, changes } = read({
      parameters: { properties: { city: { type: 'string' } }, required: null },
    })
    expect(tool.parameters).toMatchObject({ type: 'object', required: [] })
    expect(codesOf({ changes })).toEqual(['required-added', 'type-added'])
  })

  it('translates the type names of BFCL, in schemas only', () => {
    const { tool, changes } = read({
      parameters: {
        type: 'dict',
        properties: {
          type: { type: 'float', default: { type: 'dict' } },
          point: { type: 'tuple', items: { type: 'int' } },
          other: { type: 'any', description: 'Whatever' },
          flags: { type: ['str', 'String', 'none'] },
        },
        required: [],
      },
    })
    expect(tool.parameters).toEqual({
      type: 'object',
      properties: {
        type: { type: 'number', default: { type: 'dict' } },
        point: { type: 'array', items: { type: 'integer' } },
        other: { description: 'Whatever' },
        flags: { type: ['string', 'null'] },
      },
      required: [],
    })
    expect(changes.map(({ message }) => message)).toContain('In parameters, type "dict" became "object".')
  })

  it('translates draft-04 and OpenAPI 3.0 spellings', () => {
    const { tool } = read({
      parameters: {
        type: 'object',
        id: 'http://example.org/schema',
        properties: {
          days: { type: 'integer', minimum: 0, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: false },
          note: { type: 'string', nullable: true },
        },
        required: [],
      },
    })
    expect(tool.parameters).toEqual({
      type: 'object',
      properties: {
        days: { type: 'integer', exclusiveMinimum: 0, maximum: 9 },
        note: { type: ['string', 'null'] },
      },
      required: [],
    })
  })

  it.each([
    ['parameters.type', { type: 'wibble' }],
    ['parameters.properties.city', { type: 'object', properties: { city: 'string' } }],
    ['parameters.properties["two words"].minLength', { properties: { 'two words': { minLength: -1 } } }],
    ['parameters.properties.zip.pattern', { properties: { zip: { pattern: '(' } } }],
    ['parameters.patternProperties', { patternProperties: { '[': {} } }],
    ['parameters.required', { type: 'object', required: 'city' }],
    ['parameters is a list', []],
    ['parameters is a string', '{}'],
    ['deeper than', JSON.parse(`${'{"not":'.repeat(5000)}{}${'}'.repeat(5000)}`)],
  ])('refuses what is no JSON Schema and names %s', (place, parameters) => {
    const problem = refused({ ...aTool(), parameters })
    expect(problem.code).toBe('not-a-schema')
    expect(problem.message).toContain(place)
  })

  it('keeps patterns that escape more than Unicode rules allow', () => {
    const parameters = { ...aTool().parameters, properties: { day: { pattern: '^\\d{4}\\-\\d{2}$' } } }
    expect(read({ parameters }).tool.parameters).toEqual(parameters)
    expect(checkArguments(parameters, { city: 'Bonn', day: '2031-07' })).toEqual([])
    expect(checkArguments(parameters, { city: 'Bonn', day: 'July' })).toHaveLength(1)
  })

  it('reads lists of items as the draft that has them', () => {
    const parameters = {
      ...aTool().parameters,
      properties: { at: { type: 'array', items: [{ type: 'number' }] } },
    }
    expect(read({ parameters }).changes).toEqual([])
    const declared = { ...parameters, $schema: 'https://json-schema.org/draft/2020-12/schema' }
    expect(refused({ ...aTool(), parameters: declared }).code).toBe('not-a-schema')
  })

  it('refuses a schema of something else than an object', () => {
    expect(refused({ ...aTool(), parameters: { type: 'array' } }).code).toBe('not-an-object-schema')
  })

  it('refuses a reference to nothing, and follows those that lead somewhere', () => {
    const withReference = ($ref: string) => ({
      ...aTool(),
      parameters: {
        type: 'object',
        properties: { at: { $ref } },
        required: [],
        $defs: { 'a/b': { type: 'string' } },
      },
    })
    expect(refused(withReference('#/$defs/gone')).code).toBe('unresolved-reference')
    expect(refused(withReference('https://example.org/point.json')).code).toBe('unresolved-reference')
    expect(normaliseTool(withReference('#/$defs/a~1b')).ok).toBe(true)
    expect(normaliseTool(withReference('#')).ok).toBe(true)
  })

  it('drops what a database cannot keep and leaves prototypes alone', () => {
    const parameters = JSON.parse(
      '{"type":"object","properties":{"__proto__":{"type":"string","default":"a\\u0000\\ud800b"}},"required":[]}',
    )
    const { properties } = read({ parameters }).tool.parameters
    expect(JSON.stringify(properties)).toBe('{"__proto__":{"type":"string","default":"ab"}}')
  })
})

describe('results', () => {
  it.each(['outputSchema', 'output_schema', 'response', 'result'])('are read from %s', (member) => {
    const { result: _, ...plain } = aTool()
    const read = normaliseTool({
      ...plain,
      [member]: { type: 'dict', properties: { rain: { type: 'float' } } },
    })
    const result = { type: 'object', properties: { rain: { type: 'number' } } }
    expect(read.ok && read.value.tool.result).toEqual(result)
  })

  it('are left out and reported when they are no schema', () => {
    const { tool, changes } = read({ result: { type: 7 } })
    expect(tool.result).toBeNull()
    expect(changes).toEqual([{ code: 'result-left-out', message: expect.stringContaining('result.type') }])
  })
})

/** Schemas as the world writes them: mostly right, with members, types and values that are not. */
const anySchema = fc.letrec((tie) => ({
  schema: fc.oneof(
    // The first arbitrary ends the recursion.
    { maxDepth: 2 },
    {
      weight: 5,
      arbitrary: fc.constantFrom(true, {}, { type: 'string' }, { type: 'int' }, { type: 'wibble' }),
    },
    { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 1 }) },
    {
      weight: 6,
      arbitrary: fc.record(
        {
          type: fc.constantFrom('object', 'string', 'dict', 'float', 'any', 'tuple', 'wibble', [
            'string',
            'none',
          ]),
          description: fc.string({ unit: 'binary' }),
          properties: fc.dictionary(fc.string({ maxLength: 5 }), tie('schema')),
          items: tie('schema'),
          anyOf: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }),
          required: fc.uniqueArray(fc.string({ maxLength: 5 })),
          nullable: fc.boolean(),
          exclusiveMinimum: fc.oneof(fc.boolean(), fc.integer()),
          minimum: fc.integer(),
          default: fc.jsonValue(),
        },
        { requiredKeys: [] },
      ),
    },
  ),
})).schema

const anyParameters = fc.record(
  {
    type: fc.constantFrom('object', 'dict', ['Object', 'null']),
    properties: fc.dictionary(fc.string({ maxLength: 5 }), anySchema, { maxKeys: 3 }),
    required: fc.uniqueArray(fc.string({ maxLength: 5 })),
  },
  { requiredKeys: ['properties'] },
)

const anyRawTool = fc.record(
  {
    name: fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string(),
      fc.lorem({ mode: 'sentences', maxCount: 1 }),
    ),
    description: fc.oneof(
      { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
      {
        weight: 3,
        arbitrary: fc.tuple(fc.lorem(), fc.string({ unit: 'binary' })).map((texts) => texts.join('')),
      },
    ),
    inputSchema: fc.oneof(anySchema, anyParameters, anyParameters),
    outputSchema: anySchema,
  },
  { requiredKeys: ['name', 'description'] },
)

describe('every tool that is kept', () => {
  it('has a callable name and a schema that its meta-schema accepts, and normalises to itself', () => {
    let kept = 0
    fc.assert(
      fc.property(anyRawTool, (raw) => {
        const first = normaliseTool(raw)
        if (!first.ok) return
        kept++
        const { tool } = first.value
        expect(tool.name).toMatch(CALLABLE_NAME)
        expect(tool.parameters).toMatchObject({ type: 'object' })
        expect(draftOf(tool.parameters)).toHaveProperty('draft')
        expect(
          checkArguments(tool.parameters, {}).filter(({ message }) => message.startsWith('cannot')),
        ).toEqual([])
        expect(normaliseTool(tool)).toEqual({
          ok: true,
          value: { tool: { ...tool, sourceName: null }, changes: [] },
        })
      }),
      { numRuns: 1000, seed: 7 },
    )
    expect(kept).toBeGreaterThan(100)
  })
})
