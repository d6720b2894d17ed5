import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findJsonError } from './json-error'

const isJson = (text: string) => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

describe('findJsonError', () => {
  it.each([
    ['{"a": 1,\n "b": }', 2, 7, 'expected a value and met "}"'],
    ['{"a" 1}', 1, 6, 'expected : and met "1"'],
    ["{'a': 1}", 1, 2, `expected a name or } and met "'"`],
    ['[1, 2', 1, 6, 'expected a comma or ] and met the end of the text'],
    ['[1, 2,]', 1, 7, 'expected a value and met "]"'],
    ['{"a": 1,}', 1, 9, 'expected a name in double quotes and met "}"'],
    ['{"a": NaN}', 1, 7, 'expected a value and met "NaN"'],
    ['[01]', 1, 3, 'expected a comma or ] and met "1"'],
    ['{} {}', 1, 4, 'expected the end and met "{"'],
    ['["a\nb"]', 1, 4, 'a line break or control character stands inside a string'],
    ['["\\x"]', 1, 3, 'the escape \\x does not exist in JSON'],
    ['["a]', 1, 2, 'the string that begins here is never closed'],
    ['', 1, 1, 'expected a value and met the end of the text'],
    ['🌦', 1, 1, 'expected a value and met "🌦"'],
  ])('finds the error of %j', (text, line, column, message) => {
    expect(findJsonError(text)).toEqual({ line, column, message })
  })

  it('is quick and finite on a deep text', () => {
    expect(findJsonError('['.repeat(1_000_000))?.column).toBe(1_000_001)
  })

  it('agrees with JSON.parse on what is JSON', () => {
    const mutated = fc.tuple(
      fc.json(),
      fc.nat(),
      fc.constantFrom('', ',', '"', '}', '[', '\\', '0', ' ', '-', '.', 'e'),
    )
    fc.assert(
      fc.property(mutated, ([json, at, insert]) => {
        const cut = at % (json.length + 1)
        for (const text of [json, json.slice(0, cut) + insert + json.slice(cut), json.slice(0, cut)]) {
          expect(findJsonError(text) === null).toBe(isJson(text))
        }
      }),
      { numRuns: 2000 },
    )
  })
})
