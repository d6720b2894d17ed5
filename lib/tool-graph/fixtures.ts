import type { JsonSchema, Tool, ToolKey } from '../tool'
import { aTool } from '../tool/fixtures'
import type { ToolCallGraph, ToolDependency } from './tool-call-graph'

const text: JsonSchema = { type: 'string' }

/** A tool of the travel desk: what it says and which text parameters it requires. */
export const aTravelTool = (
  name: string,
  description: string,
  required: string[] = [],
  parts: Partial<Tool> = {},
): { key: ToolKey; tool: Tool } => ({
  key: `travel-desk/${name}`,
  tool: aTool(name, {
    description,
    parameters: {
      type: 'object',
      properties: Object.fromEntries(required.map((key) => [key, text])),
      required,
    },
    ...parts,
  }),
})

/** Six tools that find, book, look at and cancel hotel stays, and one that has nothing to do with them. */
export const travelTools = (): { key: ToolKey; tool: Tool }[] => [
  aTravelTool('search_hotels', 'Search hotels in a city.', ['city']),
  aTravelTool('get_hotel', 'Get the details of one hotel.', ['hotel_id']),
  aTravelTool('book_hotel', 'Book a room in a hotel.', ['hotel_id', 'guest_name'], {
    result: {
      type: 'object',
      properties: { booking_id: { type: 'string' }, confirmed: { type: 'boolean' } },
    },
  }),
  aTravelTool('get_booking', 'Show a booking.', ['booking_id']),
  aTravelTool('cancel_booking', 'Cancel a booking.', ['booking_id']),
  aTravelTool('convert_currency', 'Convert an amount between two currencies.', ['amount']),
]

/** A dependency between two tools named without their server, `graph/from` to `graph/to`. */
export const aDependency = (
  from: string,
  to: string,
  parts: Partial<ToolDependency> = {},
): ToolDependency => ({
  from: `graph/${from}`,
  to: `graph/${to}`,
  parameter: null,
  weight: 0.5,
  evidence: [{ kind: 'verb-order', sentence: `${from} comes before ${to}.` }],
  author: 'built-in',
  review: 'undecided',
  ...parts,
})

/** A graph of the tools that the dependencies name. */
export const aGraph = (dependencies: ToolDependency[]): ToolCallGraph => ({
  nodes: [...new Set(dependencies.flatMap(({ from, to }) => [from, to]))].sort(),
  dependencies,
})

/** Search leads to look or book; booking leads to cancelling, which leads back to searching. */
export const aBookingGraph = (): ToolCallGraph =>
  aGraph([
    aDependency('search', 'look', { weight: 0.6 }),
    aDependency('search', 'book', { weight: 0.3 }),
    aDependency('look', 'book', { weight: 0.9 }),
    aDependency('book', 'cancel', { weight: 0.4 }),
    aDependency('cancel', 'search', { weight: 0.2 }),
  ])

/** Every tool may follow every other, with equal weight. */
export const aDenseGraph = (size: number): ToolCallGraph => {
  const names = Array.from({ length: size }, (_, i) => `tool_${String(i).padStart(2, '0')}`)
  return aGraph(names.flatMap((from) => names.flatMap((to) => (from === to ? [] : [aDependency(from, to)]))))
}
