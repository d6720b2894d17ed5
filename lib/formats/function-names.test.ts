import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toolKey } from '../tool'
import { functionNames, isPythonName, OPENAI_NAMES, PYTHON_NAMES } from './function-names'

describe('the names of functions in a row', () => {
  test('are the tools’ own where they can be', () => {
    const names = functionNames([toolKey('trains', 'search-trips')], OPENAI_NAMES)
    expect(names.nameOf('trains/search-trips')).toBe('search-trips')
    expect(names.changes).toEqual([])
  })

  test('bear the server only where two servers share a name', () => {
    const names = functionNames(['trains/search', 'hotels/search', 'hotels/book'], OPENAI_NAMES)
    expect(names.nameOf('trains/search')).toBe('trains_search')
    expect(names.nameOf('hotels/search')).toBe('hotels_search')
    expect(names.nameOf('hotels/book')).toBe('book')
  })

  test('become Python identifiers, and every change is reported', () => {
    const names = functionNames(['trains/search-trips', 'trains/2fa', 'trains/import'], PYTHON_NAMES)
    expect(names.changes).toEqual([
      { kind: 'function-renamed', tool: 'trains/2fa', name: '_2fa' },
      { kind: 'function-renamed', tool: 'trains/import', name: 'import_' },
      { kind: 'function-renamed', tool: 'trains/search-trips', name: 'search_trips' },
    ])
  })

  test('stay apart when spelling would make them one', () => {
    const names = functionNames(['trains/book-trip', 'trains/book_trip'], PYTHON_NAMES)
    expect(names.nameOf('trains/book-trip')).not.toBe(names.nameOf('trains/book_trip'))
  })

  test('are legal, distinct and independent of order, whatever the tools', () => {
    const part = fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/)
    const keys = fc.uniqueArray(fc.tuple(part, part).map(([server, tool]) => toolKey(server, tool)))
    fc.assert(
      fc.property(keys, (tools) => {
        const names = functionNames(tools, PYTHON_NAMES)
        const reversed = functionNames([...tools].reverse(), PYTHON_NAMES)
        const given = tools.map(names.nameOf)
        expect(given.every((name) => isPythonName(name) && name.length <= 64)).toBe(true)
        expect(new Set(given).size).toBe(tools.length)
        expect(tools.map(reversed.nameOf)).toEqual(given)
      }),
    )
  })
})
