import { describe, expect, it } from 'vitest'
import type { ToolKey } from '../tool'
import { aTravelTool, travelTools } from './fixtures'
import { bestProof, proofReader } from './proof'

const read = proofReader(travelTools())
const travel = (name: string): ToolKey => `travel-desk/${name}`

describe('the proof that one tool can feed another', () => {
  it('is by type where a result field has the name and the type', () => {
    expect(read(travel('book_hotel'), travel('cancel_booking'))).toMatchObject([
      {
        parameter: 'booking_id',
        isRequired: true,
        kind: 'typed',
        field: 'booking_id',
        evidence: [{ kind: 'result-schema' }, expect.anything()],
      },
    ])
  })

  it('is by name where only words suggest it, and nothing where they do not', () => {
    expect(
      read(travel('search_hotels'), travel('book_hotel')).map(({ parameter, kind, field }) => [
        parameter,
        kind,
        field,
      ]),
    ).toEqual([
      ['hotel_id', 'named', null],
      ['guest_name', 'none', null],
    ])
    expect(read(travel('convert_currency'), travel('book_hotel')).every(({ kind }) => kind === 'none')).toBe(
      true,
    )
  })

  it.each([
    ['number', null, 'typed'],
    ['string', null, 'named'],
    ['integer', 'int64', 'typed'],
    [undefined, null, 'named'],
  ])('asks for declared types that agree: an integer for %s (%s) is %s', (type, format, kind) => {
    const schema = { ...(type === undefined ? {} : { type }), ...(format === null ? {} : { format }) }
    const tools = [
      aTravelTool('create_order', 'Create an order.', [], {
        result: { type: 'object', properties: { order_id: { type: 'integer', format: 'int64' } } },
      }),
      aTravelTool('get_order', 'Get one order.', [], {
        parameters: { type: 'object', properties: { order_id: schema }, required: ['order_id'] },
      }),
    ]
    expect(proofReader(tools)(travel('create_order'), travel('get_order'))[0]?.kind).toBe(kind)
  })

  it('is no proof by type where the formats differ', () => {
    const text = (format: string) => ({ type: 'string', format })
    const tools = [
      aTravelTool('create_order', 'Create an order.', [], {
        result: { type: 'object', properties: { order_id: text('uuid') } },
      }),
      aTravelTool('get_order', 'Get one order.', [], {
        parameters: { type: 'object', properties: { order_id: text('email') }, required: ['order_id'] },
      }),
    ]
    expect(proofReader(tools)(travel('create_order'), travel('get_order'))[0]?.kind).not.toBe('typed')
  })

  it('crosses servers, and says nothing of tools that it does not know', () => {
    const { tool } = aTravelTool('open_booking', 'Open a booking.', ['booking_id'])
    const across = proofReader([...travelTools(), { key: 'front-desk/open_booking', tool }])
    expect(across(travel('book_hotel'), 'front-desk/open_booking')[0]?.kind).toBe('typed')
    expect(across(travel('book_hotel'), 'front-desk/gone')).toEqual([])
    expect(across(travel('book_hotel'), travel('book_hotel'))).toEqual([])
  })

  it('is chosen for a parameter that nothing feeds yet', () => {
    const tools = [
      aTravelTool('book_trip', 'Book a trip.', [], {
        result: {
          type: 'object',
          properties: { flight_id: { type: 'string' }, hotel_id: { type: 'string' } },
        },
      }),
      aTravelTool('show_trip', 'Show a trip.', ['flight_id', 'hotel_id']),
    ]
    const proofs = proofReader(tools)(travel('book_trip'), travel('show_trip'))
    expect(bestProof(proofs)?.parameter).toBe('flight_id')
    expect(bestProof(proofs, new Set(['flight_id']))?.parameter).toBe('hotel_id')
    expect(bestProof(read(travel('convert_currency'), travel('book_hotel')))).toBeNull()
  })
})
