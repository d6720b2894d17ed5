import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../shared/json'
import { aTool } from '../fixtures'
import { type Tool, type ToolBackend, type ToolResult, toolKey } from '../tool'
import { createEmulator } from './emulator'

const parameters = (
  properties: Tool['parameters']['properties'],
  required = Object.keys(properties),
): Tool['parameters'] => ({
  type: 'object',
  properties,
  required,
})
const text = { type: 'string' }

const aLibrary = (): Tool[] => [
  aTool('search_books', { description: 'Search for books.', parameters: parameters({ query: text }) }),
  aTool('get_book', { description: 'Get a book.', parameters: parameters({ book_id: text }) }),
  aTool('create_loan', {
    description: 'Create a loan of a book.',
    parameters: parameters({ book_id: text, member_id: text }),
  }),
  aTool('list_loans', { description: 'List loans.', parameters: parameters({ member_id: text }, []) }),
  aTool('update_loan', {
    description: 'Update a loan.',
    parameters: parameters({ loan_id: text, due_date: { type: 'string', format: 'date' } }),
  }),
  aTool('delete_loan', { description: 'Delete a loan.', parameters: parameters({ loan_id: text }) }),
  aTool('get_loan', { description: 'Get a loan.', parameters: parameters({ loan_id: text }) }),
  aTool('multiply', {
    description: 'Multiply two numbers.',
    parameters: parameters({ a: { type: 'number' }, b: { type: 'number' } }),
  }),
]

const aSession = (
  tools = aLibrary(),
  failureRate = 0,
  seed = 1,
): { call: (name: string, args: JsonObject) => Promise<ToolResult> } => {
  const backend: ToolBackend = createEmulator({
    tools: tools.map((tool) => ({ key: toolKey('library', tool.name), tool })),
    seed: ['test', seed],
    failureRate,
  })
  let count = 0
  return {
    call: (name, args) =>
      backend.call(
        { id: `call_${++count}`, tool: toolKey('library', name), arguments: args },
        new AbortController().signal,
      ),
  }
}

const read = ({ content, failure }: ToolResult) => {
  expect(failure).toBeNull()
  return JSON.parse(content)
}

describe('a session of the emulator', () => {
  it('gets what it has listed, with the same facts', async () => {
    const { call } = aSession()
    const { books } = read(await call('search_books', { query: 'sailing' }))
    expect(books.length).toBeGreaterThan(1)
    const book = read(await call('get_book', { book_id: books[1].book_id }))
    expect(book).toMatchObject({ book_id: books[1].book_id, title: books[1].title })
    expect(read(await call('search_books', { query: 'sailing' })).books).toEqual(books)
  })

  it('creates, lists, changes and deletes one and the same loan', async () => {
    const { call } = aSession()
    const loan = read(await call('create_loan', { book_id: 'BK-1', member_id: 'MB-1' }))
    expect(
      read(await call('list_loans', { member_id: 'MB-1' })).loans.map(({ loan_id }: JsonObject) => loan_id),
    ).toContain(loan.loan_id)
    read(await call('update_loan', { loan_id: loan.loan_id, due_date: '2026-05-01' }))
    expect(read(await call('delete_loan', { loan_id: loan.loan_id }))).toMatchObject({ deleted: true })
    expect((await call('get_loan', { loan_id: loan.loan_id })).failure).toMatchObject({
      kind: 'not-found',
      isTransient: false,
      isInjected: false,
    })
  })

  it('takes an id on trust until something of its kind was listed', async () => {
    const { call } = aSession()
    expect(read(await call('get_book', { book_id: 'BK-7' })).book_id).toBe('BK-7')
    await call('search_books', { query: 'trains' })
    expect((await call('get_book', { book_id: 'BK-8' })).failure?.message).toBe(
      'There is no book with the id BK-8.',
    )
    expect(read(await call('get_book', { book_id: 'BK-7' })).book_id).toBe('BK-7')
  })

  it('refuses unknown tools and arguments that do not fit, naming the path', async () => {
    const { call } = aSession()
    expect((await call('fly', {})).failure).toMatchObject({ kind: 'unknown-tool' })
    const { failure } = await call('get_book', { book_id: 7 })
    expect(failure?.kind).toBe('invalid-arguments')
    expect(failure?.message).toContain('$.book_id')
  })

  it('does true arithmetic', async () => {
    expect(read(await aSession().call('multiply', { a: 6, b: 7 }))).toEqual({ result: 42 })
  })

  it('keeps to the result schema that a tool states', async () => {
    const order = aTool('place_order', {
      description: 'Place an order.',
      parameters: parameters({ product_id: text, quantity: { type: 'integer' } }),
      result: {
        type: 'object',
        properties: {
          order_id: text,
          product_id: text,
          quantity: { type: 'integer' },
          order_status: { type: 'string', enum: ['placed', 'sent'] },
          paid: { type: 'boolean' },
        },
      },
    })
    const placed = read(await aSession([order]).call('place_order', { product_id: 'PR-5', quantity: 2 }))
    expect(Object.keys(placed)).toEqual(['order_id', 'product_id', 'quantity', 'order_status', 'paid'])
    expect(placed).toMatchObject({ product_id: 'PR-5', quantity: 2, order_status: 'placed' })
  })

  it('adds to a thing without making another', async () => {
    const add = aTool('add_bike', {
      description: 'Add a bike to a booking.',
      parameters: parameters({ booking_id: text }),
      result: { type: 'object', properties: { booking_id: text, fee: { type: 'number' } } },
    })
    expect(read(await aSession([add]).call('add_bike', { booking_id: 'BO-3' })).booking_id).toBe('BO-3')
  })

  it('fails about as often as it should, and marks every failure as injected', async () => {
    const { call } = aSession(aLibrary(), 0.2)
    const results = []
    for (let n = 0; n < 2000; n++) results.push(await call('search_books', { query: `topic ${n % 5}` }))
    const failed = results.filter(({ failure }) => failure)
    expect(failed.length / results.length).toBeGreaterThan(0.17)
    expect(failed.length / results.length).toBeLessThan(0.23)
    expect(failed.every(({ failure }) => failure?.isInjected && failure.isTransient)).toBe(true)
  })

  it('gives the same answers for the same seed and calls', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 1e6 }),
        fc.array(fc.constantFrom('search_books', 'list_loans', 'multiply'), { maxLength: 6 }),
        async (seed, names) => {
          const play = async () => {
            const { call } = aSession(aLibrary(), 0.3, seed)
            const results = []
            for (const name of names)
              results.push(
                await call(
                  name,
                  name === 'multiply' ? { a: 2, b: 3 } : name === 'search_books' ? { query: 'maps' } : {},
                ),
              )
            return results
          }
          expect(await play()).toEqual(await play())
        },
      ),
      { numRuns: 40 },
    )
  })
})
