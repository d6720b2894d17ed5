import { describe, expect, it } from 'vitest'
import { callRecordOf } from './call-record'
import { aTimeout, aTrajectory } from './fixtures'

describe('the call record of a trajectory', () => {
  it('holds the calls in order, what came back, and what the person said', () => {
    const { steps } = aTrajectory(
      [
        { calls: [['search_books', { query: 'sailing' }, { books: [{ book_id: 'BK-1' }] }]] },
        { calls: [['reserve_book', { book_id: 'BK-1', member_id: 'MB-77' }, aTimeout]] },
      ],
      'Sorry.',
    )
    const record = callRecordOf(steps)
    expect(record.told).toContain('MB-77')
    expect(record.told).not.toContain('Help with tools')
    expect(record.calls).toEqual([
      {
        tool: 'library/search_books',
        arguments: { query: 'sailing' },
        result: '{"books":[{"book_id":"BK-1"}]}',
      },
      { tool: 'library/reserve_book', arguments: { book_id: 'BK-1', member_id: 'MB-77' }, result: null },
    ])
  })
})
