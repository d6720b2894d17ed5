import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonSchema, ToolKey } from '../../tool'
import { aTravelTool, travelTools } from '../fixtures'
import { proofReader } from '../proof'
import { isSayable } from '../reading/sayable'
import type { ToolCallGraph, ToolDependency } from '../tool-call-graph'
import { argumentJudge } from './argument-support'
import { standingOf } from './chain-verdict'

const withSchema = (name: string, parameter: string, schema: JsonSchema) =>
  aTravelTool(name, `Do ${name}.`, [], {
    parameters: { type: 'object', properties: { [parameter]: schema }, required: [parameter] },
  })

const tools = () => [
  ...travelTools(),
  withSchema('export_stay', 'session_token', { type: 'string' }),
  withSchema('file_claim', 'claim', {}),
]

const judge = (names: string[], dependencies: ToolDependency[] = []) => {
  const graph: ToolCallGraph = { nodes: tools().map(({ key }) => key), dependencies }
  const keys = names.map((name) => `travel-desk/${name}` as ToolKey)
  return argumentJudge(graph, tools(), proofReader(tools()))({ tools: keys })
}

describe('argument support', () => {
  it('finds what an earlier call gives and leaves the rest to the person', () => {
    const { verdict, sources } = judge(['search_hotels', 'book_hotel', 'cancel_booking'])
    expect(verdict).toEqual({
      check: 'argument-support',
      outcome: 'pass',
      reason: 'Of 4 required arguments, 2 can come from earlier calls and 2 from the person who asks.',
    })
    expect(
      sources.map(({ parameter, from }) => [parameter, from.kind === 'result' ? from.tool : from.kind]),
    ).toEqual([
      ['city', 'user'],
      ['hotel_id', 'travel-desk/search_hotels'],
      ['guest_name', 'user'],
      ['booking_id', 'travel-desk/book_hotel'],
    ])
  })

  it('fails at an argument that nobody could supply', () => {
    expect(judge(['search_hotels', 'export_stay']).verdict).toMatchObject({
      outcome: 'fail',
      reason: '`export_stay` requires `session_token`, which no earlier call gives and no person would say.',
    })
  })

  it('takes the word of a dependency that feeds it, unless that was refused', () => {
    const drawn = {
      from: 'travel-desk/search_hotels',
      to: 'travel-desk/export_stay',
      parameter: 'session_token',
      weight: 1,
      evidence: [],
      author: 'person',
      review: 'accepted',
    } as const satisfies ToolDependency
    expect(judge(['search_hotels', 'export_stay'], [drawn]).verdict.outcome).toBe('pass')
    expect(judge(['search_hotels', 'export_stay'], [{ ...drawn, review: 'refused' }]).verdict.outcome).toBe(
      'fail',
    )
  })

  it('does not decide where the schema says nothing, or where the tool is missing', () => {
    expect(judge(['search_hotels', 'file_claim']).verdict.outcome).toBe('undecided')
    expect(judge(['search_hotels', 'gone']).verdict.outcome).toBe('undecided')
  })

  it('never takes an argument from a call that comes later, nor from itself', () => {
    const names = fc.constantFrom('search_hotels', 'get_hotel', 'book_hotel', 'get_booking', 'export_stay')
    fc.assert(
      fc.property(fc.array(names, { minLength: 1, maxLength: 6 }), (chain) => {
        const { sources } = judge(chain)
        for (const { tool, from } of sources) {
          if (from.kind !== 'result') continue
          const keys = chain.map((name) => `travel-desk/${name}`)
          expect(keys.indexOf(from.tool)).toBeLessThan(keys.lastIndexOf(tool))
          expect(from.tool).not.toBe(tool)
        }
      }),
    )
  })
})

describe('what a person could say', () => {
  it.each([
    ['city', { type: 'string' }, 'yes'],
    ['booking_id', { type: 'string' }, 'yes'],
    ['id', { type: 'string', description: 'ID of the order to show.' }, 'yes'],
    ['isbn', { type: 'string' }, 'yes'],
    ['hotel_id', { type: 'string' }, 'no'],
    ['hotelIds', { type: 'array', items: { type: 'string' } }, 'no'],
    ['id', {}, 'no'],
    ['bookingId', { type: 'string', format: 'uuid' }, 'no'],
    ['origin', { type: 'string', format: 'uuid' }, 'no'],
    ['mode', { enum: ['a', 'b'] }, 'yes'],
    ['tags', { type: 'array', items: { type: 'string' } }, 'yes'],
    ['address', { type: 'object', properties: { street: { type: 'string' } } }, 'yes'],
    ['accessToken', { type: 'string' }, 'no'],
    ['cursor', { type: 'string' }, 'no'],
    ['auth', { type: 'object', properties: { access_token: { type: 'string' } } }, 'no'],
    ['payload', { type: 'object' }, 'unknown'],
    ['anything', {}, 'unknown'],
  ] as [string, JsonSchema, string][])('%s %j: %s', (name, schema, expected) => {
    expect(isSayable(name, schema)).toBe(expected)
  })

  it('ends on a schema that holds itself', () => {
    const itself: JsonSchema = { type: 'array' }
    itself.items = itself
    expect(isSayable('tree', itself)).toBe('unknown')
  })
})

describe('where a chain stands', () => {
  const verdict = (outcome: 'pass' | 'fail' | 'undecided') => ({
    check: 'vote' as const,
    outcome,
    reason: '',
  })
  it('fails by one fail, waits by one undecided, and passes otherwise', () => {
    expect(standingOf([verdict('pass'), verdict('undecided'), verdict('fail')]).outcome).toBe('fail')
    expect(standingOf([verdict('undecided'), verdict('pass')]).outcome).toBe('undecided')
    expect(standingOf([verdict('pass')]).outcome).toBe('pass')
    expect(standingOf([])).toEqual({ outcome: 'pass' })
  })
})
