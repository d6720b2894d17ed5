import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { randomFrom } from '../../shared/random'
import { lexicalPool, partsOf, type Tool, toolKey } from '../../tool'
import { theLibrary } from '../fixtures'
import { offeredTools } from './offered-tools'

const aTool = (name: string, description: string): Tool => ({
  name,
  sourceName: null,
  description,
  parameters: { type: 'object', properties: {}, required: [] },
  result: null,
})
const strangers = [
  ...['search_films', 'get_film', 'reserve_seat'].map((name) => ({
    server: 'cinema',
    domain: 'Leisure',
    name,
  })),
  ...['search_scores', 'book_rehearsal'].map((name) => ({ server: 'orchestra', domain: 'Culture', name })),
  ...['get_weather', 'get_tide'].map((name) => ({ server: 'coast', domain: 'Weather', name })),
].map(({ server, domain, name }) => ({
  key: toolKey(server, name),
  domain,
  tool: aTool(name, `Does what ${name.replaceAll('_', ' ')} says.`),
}))
const all = [...theLibrary.map((one) => ({ ...one, domain: 'Culture' })), ...strangers]
const pool = {
  pool: lexicalPool(all),
  toolOf: (key: string) => all.find((one) => one.key === key)?.tool,
}

describe('the tools that are offered', () => {
  it('are the task’s own in their order where nothing is mixed in', () => {
    expect(offeredTools(theLibrary, pool, { high: 0, medium: 0, low: 0 }, randomFrom(1))).toEqual({
      tools: theLibrary,
      distractors: [],
    })
  })

  it('hold all of the task’s, strangers of other domains within their numbers, each name once, by seed', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(3), fc.nat(3), fc.nat(3), (seed, high, medium, low) => {
        const perBand = { high, medium, low }
        const { tools, distractors } = offeredTools(theLibrary, pool, perBand, randomFrom(seed))
        expect(offeredTools(theLibrary, pool, perBand, randomFrom(seed)).tools).toEqual(tools)
        const keys = tools.map(({ key }) => key)
        expect(keys).toEqual(expect.arrayContaining(theLibrary.map(({ key }) => key)))
        expect(keys).toHaveLength(theLibrary.length + distractors.length)
        expect(new Set(keys.map((key) => partsOf(key).tool)).size).toBe(keys.length)
        expect(distractors.length).toBeLessThanOrEqual(high + medium + low)
        expect(distractors.map((key) => partsOf(key).server)).not.toContain('orchestra')
      }),
    )
  })
})
