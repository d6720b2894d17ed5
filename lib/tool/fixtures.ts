import type { Tool, ToolDocument } from './tool'

/** A tool that tells the weather. */
export const aTool = (name = 'get_forecast', parts: Partial<Tool> = {}): Tool => ({
  name,
  sourceName: null,
  description: 'Returns the weather forecast of a city for the coming days.',
  parameters: {
    type: 'object',
    properties: {
      city: { type: 'string', description: 'Name of the city' },
      days: { type: 'integer', minimum: 1, maximum: 10 },
    },
    required: ['city'],
  },
  result: null,
  ...parts,
})

/** A weather server with three tools. */
export const aToolDocument = (parts: Partial<ToolDocument> = {}): ToolDocument => ({
  server: 'weather-desk',
  title: 'Weather Desk',
  description: 'Forecasts and warnings for cities.',
  domain: 'Weather',
  tools: [aTool('find_city'), aTool('get_forecast'), aTool('list_warnings')],
  ...parts,
})
