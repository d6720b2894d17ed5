import { describe, expect, it } from 'vitest'
import { aTool } from './fixtures'
import { purposeOf } from './purpose'
import { participleOf, verbOf } from './verbs'

describe('what a tool is for', () => {
  it.each([
    ['search_books', 'list', 'book'],
    ['get_book_details', 'get', 'book'],
    ['getOrders', 'list', 'order'],
    ['list_books_by_author', 'list', 'book'],
    ['book_room', 'create', 'room'],
    ['order_search', 'list', 'order'],
    ['cancel-reservation', 'update', 'reservation'],
    ['delete_comment', 'delete', 'comment'],
    ['convert_currency', 'calculate', 'currency'],
    ['browser_click', 'other', 'browser'],
  ])('%s: %s a %s', (name, kind, noun) => {
    expect(purposeOf(aTool(name, { description: '' }))).toMatchObject({ kind, noun })
  })
})

describe('verbs', () => {
  it('are known in all their forms', () => {
    expect(['search', 'searches', 'searching'].map((form) => verbOf(form)?.base)).toEqual([
      'search',
      'search',
      'search',
    ])
    expect(['reserve', 'find', 'copy', 'cancel', 'submit'].map(participleOf)).toEqual([
      'reserved',
      'found',
      'copied',
      'cancelled',
      'submitted',
    ])
  })
})
