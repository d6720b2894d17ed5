import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { randomFrom } from '../../shared/random'
import { checkArguments } from '../call'
import type { JsonSchema } from '../tool'
import { examplesIn } from './examples'
import { textOfPattern } from './pattern-text'
import { plausibleValue } from './plausible-value'

const valueFor = (name: string, schema: JsonSchema, seed = 1) =>
  plausibleValue(name, schema, {
    random: randomFrom(seed),
    today: '2026-03-01',
    noun: 'booking',
    about: '',
    root: schema,
  })

describe('a plausible value', () => {
  it.each([
    ['contact_email', { type: 'string' }, /@example\.com$/],
    ['website', { type: 'string', format: 'uri' }, /^https:\/\/example\.com\//],
    ['start_date', { type: 'string' }, /^2026-03-\d\d$/],
    ['booking_id', { type: 'string' }, /^BK-\d{4}$/],
    ['lang', { type: 'string', description: "Language code (e.g., 'pt', 'nl')" }, /^(pt|nl|en|es|fr|de)$/],
  ] satisfies [string, JsonSchema, RegExp][])('for %s looks like one', (name, schema, look) => {
    expect(valueFor(name, schema)).toMatch(look)
  })

  it('fits its own schema whatever the bounds', () => {
    const schemas = fc.oneof(
      fc
        .tuple(fc.integer({ min: -50, max: 50 }), fc.nat(200))
        .map(([minimum, span]) => ({ type: 'integer', minimum, maximum: minimum + span })),
      fc
        .uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 4 })
        .map((options) => ({ type: 'string', enum: options })),
      fc
        .integer({ min: 1, max: 4 })
        .map((minItems) => ({ type: 'array', minItems, items: { type: 'string' } })),
      fc.integer({ min: 1, max: 30 }).map((maxLength) => ({ type: 'string', maxLength })),
      fc
        .constantFrom('date', 'date-time', 'email', 'uri', 'uuid', 'ipv4')
        .map((format) => ({ type: 'string', format })),
    )
    fc.assert(
      fc.property(
        schemas,
        fc.nat(),
        fc.constantFrom('price', 'title', 'due_date', 'x', 'city'),
        (schema, seed, name) => {
          const value = valueFor(name, schema, seed)
          expect(
            checkArguments(
              { type: 'object', properties: { it: schema }, required: ['it'] },
              { it: value ?? null },
            ),
          ).toEqual([])
        },
      ),
      { numRuns: 300 },
    )
  })

  it('is undefined where only a title could be made up and that is not good enough', () => {
    const context = {
      random: randomFrom(1),
      today: '2026-03-01',
      noun: 'thing',
      about: '',
      root: {},
      mustBeKnown: true,
    }
    expect(plausibleValue('flux', { type: 'string' }, context)).toBeUndefined()
    expect(plausibleValue('settings', { type: 'object' }, context)).toBeUndefined()
  })
})

describe('a text of a pattern', () => {
  it.each([
    '^BK-[0-9]{4}$',
    '^[A-Z]{3}(-\\d{2})?$',
    '^(red|green)$',
    '^C[1-9]-[0-9]{2}[AB]$',
    '^\\w+\\.txt$',
  ])('matches %s', (pattern) => {
    for (let seed = 0; seed < 30; seed++)
      expect(textOfPattern(pattern, randomFrom(seed))).toMatch(new RegExp(pattern))
  })

  it('is null for what it does not know', () => {
    expect(textOfPattern('^(?=x).*$', randomFrom(1))).toBeNull()
    expect(textOfPattern('^[^a]$', randomFrom(1))).toBeNull()
  })
})

describe('examples in a description', () => {
  it.each([
    ["Search term (e.g., 'bert', 'gpt')", ['bert', 'gpt']],
    ['Symbol, e.g. AAPL or MSFT.', ['AAPL', 'MSFT']],
    ['Anything such as a longer phrase with words', []],
    ['No examples here', []],
  ])('are read from %j', (description, examples) => {
    expect(examplesIn(description)).toEqual(examples)
  })
})
