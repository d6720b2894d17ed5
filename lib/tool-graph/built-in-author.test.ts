import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ToolKey } from '../tool'
import { buildGraph } from './built-in-author'
import { findDependency } from './edit'
import { aTravelTool, travelTools } from './fixtures'
import { parseDraft } from './parse-draft'

const edge = (tools: ReturnType<typeof travelTools>, from: string, to: string) =>
  findDependency(buildGraph(tools), { from: `travel-desk/${from}`, to: `travel-desk/${to}` })

describe('the built-in author', () => {
  it('feeds an id from what finds the thing, and says so', () => {
    const found = edge(travelTools(), 'search_hotels', 'book_hotel')
    expect(found?.parameter).toBe('hotel_id')
    expect(found?.evidence[0]).toEqual({
      kind: 'identifier',
      sentence: '`search_hotels` finds "hotels"; `book_hotel` requires `hotel_id`.',
    })
  })

  it('believes a declared result field more than a name', () => {
    const declared = edge(travelTools(), 'book_hotel', 'cancel_booking')
    expect(declared?.evidence[0]?.sentence).toBe(
      '`book_hotel` returns `booking_id`; `cancel_booking` requires `booking_id`.',
    )
    const named = edge(travelTools(), 'get_booking', 'cancel_booking')
    expect(declared?.weight).toBeGreaterThan(named?.weight ?? 1)
  })

  it('follows the order of work on one thing and not its reverse', () => {
    expect(edge(travelTools(), 'get_hotel', 'search_hotels')).toBeNull()
    expect(edge(travelTools(), 'cancel_booking', 'book_hotel')).toBeNull()
  })

  it('leaves a tool alone that nothing feeds', () => {
    const graph = buildGraph(travelTools())
    expect(graph.nodes).toContain('travel-desk/convert_currency')
    expect(graph.dependencies.some(({ from, to }) => `${from} ${to}`.includes('convert_currency'))).toBe(
      false,
    )
  })

  it('does not ask an earlier call for the name that a new thing is to have', () => {
    const tools = [
      aTravelTool('list_documents', 'List all documents.'),
      aTravelTool('create_document', 'Create a document.', ['document_name']),
      aTravelTool('read_document', 'Read a document.', ['document_name']),
    ]
    expect(edge(tools, 'list_documents', 'create_document')?.parameter ?? null).toBeNull()
    expect(edge(tools, 'create_document', 'read_document')?.parameter).toBe('document_name')
  })

  it('knows that to book a hotel that is there makes a booking and no hotel', () => {
    expect(edge(travelTools(), 'book_hotel', 'get_booking')?.parameter).toBe('booking_id')
    const found = edge(travelTools(), 'search_hotels', 'get_hotel')?.weight ?? 0
    expect(edge(travelTools(), 'book_hotel', 'get_hotel')?.weight ?? 0).toBeLessThan(found / 2)
  })

  it('takes the word of a document that names another tool', () => {
    const tools = [
      aTravelTool('open_desk', 'Open the desk.'),
      aTravelTool('stamp_form', 'Stamp a form.', ['desk_token'], {
        parameters: {
          type: 'object',
          properties: { desk_token: { type: 'string', description: 'The token that open_desk gave.' } },
          required: ['desk_token'],
        },
      }),
    ]
    expect(edge(tools, 'open_desk', 'stamp_form')?.evidence.map((evidence) => evidence.sentence)).toContain(
      'The description of `desk_token` in `stamp_form` names `open_desk`.',
    )
  })

  it('moves to where later calls work before they work there', () => {
    const tools = [
      aTravelTool('enter_lounge', 'Change the current lounge to the specified one.', ['lounge']),
      aTravelTool('order_drink', 'Order a drink in the current lounge.'),
      aTravelTool('order_taxi', 'Order a taxi to the airport.'),
    ]
    expect(edge(tools, 'enter_lounge', 'order_drink')?.evidence[0]?.sentence).toBe(
      '`enter_lounge` changes the current lounge; `order_drink` works in the current lounge.',
    )
    expect(edge(tools, 'enter_lounge', 'order_taxi')).toBeNull()
  })

  it('signs in before it acts, and takes little into a session', () => {
    const tools = [
      aTravelTool('login', 'Log in to the desk.', ['user_name', 'password']),
      aTravelTool('create_booking', 'Create a booking.', ['hotel_id']),
    ]
    expect(edge(tools, 'login', 'create_booking')?.weight).toBeGreaterThan(0.5)
    expect(edge(tools, 'create_booking', 'login')).toBeNull()
  })

  it('doubts that a conversion is followed by its own inverse', () => {
    const converter = (from: string, to: string) =>
      aTravelTool(`${from}_to_${to}`, `Convert ${from}s to ${to}s.`, [from], {
        result: { type: 'object', properties: { [to]: { type: 'string' } } },
      })
    const tools = [converter('mile', 'kilometre'), converter('kilometre', 'mile')]
    expect(edge(tools, 'mile_to_kilometre', 'kilometre_to_mile')?.weight ?? 0).toBeLessThan(0.3)
  })

  it('writes into what was made before, where the description says into what', () => {
    const tools = [
      aTravelTool('open_guestbook', 'Create a new guestbook.', ['title']),
      aTravelTool('scribble', 'Write content to a guestbook.', ['content']),
    ]
    expect(edge(tools, 'open_guestbook', 'scribble')?.evidence[0]?.kind).toBe('verb-order')
  })

  it('goes on with a subject that few tools speak of', () => {
    const tools = [
      aTravelTool('check_tire_pressure', 'Checks the tire pressure.'),
      aTravelTool('find_tire_shop', 'Finds the nearest tire shop.'),
      ...travelTools(),
    ]
    expect(edge(tools, 'check_tire_pressure', 'find_tire_shop')?.evidence[0]?.sentence).toContain(
      'about "tire"',
    )
  })

  it('ignores a preamble that every description of a server shares', () => {
    const preamble = 'This tool belongs to the hotel desk, which lists hotels and rooms. '
    const tools = travelTools().map(({ key, tool }) => ({
      key,
      tool: { ...tool, description: preamble + tool.description },
    }))
    expect(buildGraph(tools)).toEqual(buildGraph(travelTools()))
  })

  it('is a valid graph and the same for any order of the tools', () => {
    const words = fc.constantFrom(
      'get',
      'list',
      'create',
      'delete',
      'user',
      'order',
      'item',
      'id',
      'by',
      'naïve',
      '名前',
    )
    const name = fc.array(words, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('_'))
    const tool = fc
      .record({ name, description: fc.string(), required: fc.uniqueArray(name, { maxLength: 3 }) })
      .map(({ name, description, required }) => aTravelTool(name, description, required))
    fc.assert(
      fc.property(fc.uniqueArray(tool, { selector: ({ key }) => key, maxLength: 9 }), (tools) => {
        const graph = buildGraph(tools)
        const keys: ToolKey[] = tools.map(({ key }) => key)
        expect(parseDraft({ graph, layout: {} }, keys)).toMatchObject({ ok: true })
        expect(graph.dependencies.every(({ evidence, weight }) => evidence.length > 0 && weight < 1)).toBe(
          true,
        )
        expect(buildGraph(tools.toReversed())).toEqual(graph)
      }),
    )
  })

  it('keeps at most eight edges into one parameter', () => {
    const finders = Array.from({ length: 12 }, (_, i) =>
      aTravelTool(`find_hotels_${'abcdefghijkl'[i]}`, 'Find hotels.'),
    )
    const into = buildGraph([
      ...finders,
      aTravelTool('book_hotel', 'Book a hotel.', ['hotel_id']),
    ]).dependencies
    expect(
      into.filter(({ to, parameter }) => to.endsWith('book_hotel') && parameter === 'hotel_id'),
    ).toHaveLength(8)
  })
})
