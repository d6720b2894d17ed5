import { describe, expect, test } from 'vitest'
import type { SkeletonStep } from '@/lib/trajectory'
import { callFrom, firstFailure, parseStep } from './jumps'
import { outlineOf } from './outline'

const aSkeletonStep = (changes: Partial<SkeletonStep>): SkeletonStep => ({
  kind: 'message',
  turn: 0,
  tool: null,
  status: null,
  label: '',
  size: 10,
  ...changes,
})

/** A question; two searches side by side of which the second fails on purpose; a booking that fails; an answer. */
const journey: SkeletonStep[] = [
  aSkeletonStep({ label: 'Book me a trip' }),
  aSkeletonStep({ kind: 'thought', turn: 1, label: 'Both cities' }),
  aSkeletonStep({ kind: 'tool-call', turn: 1, tool: 'trains/search', status: 'ok' }),
  aSkeletonStep({ kind: 'tool-call', turn: 1, tool: 'trains/search', status: 'failed' }),
  aSkeletonStep({ kind: 'tool-result', turn: 1, tool: 'trains/search', status: 'ok' }),
  aSkeletonStep({ kind: 'tool-result', turn: 1, tool: 'trains/search', status: 'injected-failure' }),
  aSkeletonStep({ kind: 'tool-call', turn: 2, tool: 'trains/book' }),
  aSkeletonStep({ kind: 'tool-result', turn: 2, tool: 'trains/book', status: 'failed' }),
  aSkeletonStep({ kind: 'answer', turn: 3, label: 'It cannot be booked' }),
]

describe('an outline', () => {
  test('joins calls with their results and opens each turn once', () => {
    expect(outlineOf(journey).map(({ ordinal, turn, status }) => [ordinal, turn, status])).toEqual([
      [0, null, null],
      [1, 1, null],
      [2, null, 'ok'],
      [3, null, 'injected-failure'],
      [6, 2, 'failed'],
      [8, 3, null],
    ])
  })

  test('keeps a result whose call is missing as a line of its own', () => {
    expect(outlineOf(journey.slice(7)).map((row) => row.kind)).toEqual(['tool-result', 'answer'])
  })
})

test('J and K go from call to call and stop at the ends', () => {
  expect(callFrom(journey, 3, 1)).toBe(6)
  expect(callFrom(journey, 6, 1)).toBeNull()
  expect(callFrom(journey, 6, -1)).toBe(3)
  expect(callFrom(journey, 2, -1)).toBeNull()
})

test('a failure of its own comes before one made on purpose', () => {
  expect(firstFailure(journey)).toEqual({ ordinal: 7, isInjected: false })
  expect(firstFailure(journey.slice(0, 7))).toEqual({ ordinal: 5, isInjected: true })
  expect(firstFailure(journey.slice(0, 5))).toBeNull()
})

test.each([
  ['4', 4],
  ['900', 8],
  ['-1', null],
  ['4.5', null],
  ['', null],
  [undefined, null],
])('an address with step=%s means %s', (text, expected) => {
  expect(parseStep(text, journey.length)).toBe(expected)
})
