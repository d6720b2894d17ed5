import { describe, expect, it } from 'vitest'
import { sameList, steadier } from './use-steady'

describe('a steady list', () => {
  it('keeps the value of every item that says the same, and only of those', () => {
    const steady = steadier<{ id: string; place: { x: number }; data: { word: string } }>()
    const item = (id: string, x = 0, word = '') => ({ id, place: { x }, data: { word } })
    const [a, b, c] = steady([item('a'), item('b'), item('c')])
    const next = steady([item('c'), item('a', 1), item('b', 0, 'new')])
    expect(next[0]).toBe(c)
    expect(next[1]).not.toBe(a)
    expect(next[2]).not.toBe(b)
    expect(steady([item('c'), item('a', 1), item('b', 0, 'new')])).toBe(next)
    expect(next.map(({ id, place, data }) => [id, place.x, data.word])).toEqual([
      ['c', 0, ''],
      ['a', 1, ''],
      ['b', 0, 'new'],
    ])
  })
})

it('a list of the very same items in the same order is the list before', () => {
  const same = sameList<object>()
  const [a, b] = [{}, {}]
  const first = same([a, b])
  expect(same([a, b])).toBe(first)
  expect(same([b, a])).toEqual([b, a])
  expect(same([a])).not.toBe(first)
})
