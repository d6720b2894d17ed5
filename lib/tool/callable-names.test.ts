import { expect, it } from 'vitest'
import { callableNames } from './callable-names'

it('names tools by their own name and adds the server only where two share it', () => {
  const names = callableNames(['shop/search', 'library/search', 'library/lend'])
  expect([...names.values()]).toEqual(['shop__search', 'library__search', 'lend'])
})

it('stays unique and short for long names', () => {
  const long = 'x'.repeat(64)
  const names = [...callableNames([`${long}/${long}`, `${long}a/${long}`]).values()]
  expect(new Set(names).size).toBe(2)
  expect(names.every((name) => name.length <= 64)).toBe(true)
})
