import { expect, it } from 'vitest'
import { askedWaitMs } from './retry'

const NOW = Date.parse('2026-01-01T00:00:00Z')

it.each([
  [{ 'retry-after-ms': '250' }, 250],
  [{ 'retry-after-ms': '250', 'retry-after': '9' }, 250],
  [{ 'retry-after': '2' }, 2000],
  [{ 'retry-after': '0' }, 0],
  [{ 'retry-after': 'Thu, 01 Jan 2026 00:00:03 GMT' }, 3000],
  [{ 'retry-after': 'Wed, 31 Dec 2025 00:00:00 GMT' }, 0],
  [{ 'retry-after': 'soon' }, null],
  [{}, null],
])('reads the wait that %j asks for', (headers, waitMs) => {
  expect(askedWaitMs(headers, NOW)).toBe(waitMs)
})
