import { expect, test } from 'vitest'
import { formatScore } from './format-score'

test.each([
  [0, '0.00'],
  [0.001, '0.01'],
  [0.8333, '0.83'],
  [0.9999, '0.99'],
  [1, '1.00'],
])('%d is written %s, so that nearly full marks never look full', (score, text) => {
  expect(formatScore(score)).toBe(text)
})
