import { expect, it } from 'vitest'
import { percentOf } from './figures'

it.each([
  [1, 8, '12.5 %'],
  [0, 5105, '0.0 %'],
  [1, 5105, '< 0.1 %'],
  [5104, 5105, '> 99.9 %'],
  [5105, 5105, '100.0 %'],
  [0, 0, '–'],
])('%i of %i is %s', (part, whole, percent) => {
  expect(percentOf(part, whole)).toBe(percent)
})
