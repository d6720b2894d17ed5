import { describe, expect, it } from 'vitest'
import { catalogueFilterOf, catalogueHref, countFilters, hasWords, NO_FILTER } from './catalogue-filter'

describe('the filter of the catalogue', () => {
  it('survives the way through an address', () => {
    const filter = {
      words: 'free & "open" weather 東京 %',
      serverId: 'srv_01',
      domain: 'Food & drink',
      order: 'calls' as const,
    }
    const url = new URL(catalogueHref('/tools', filter), 'http://localhost')
    expect(catalogueFilterOf(Object.fromEntries(url.searchParams))).toEqual(filter)
    expect(countFilters(filter)).toBe(3)
  })

  it('asks for nothing with an empty address', () => {
    const filter = catalogueFilterOf({ q: '  ', server: '', sort: 'colour' })
    expect(filter).toEqual(NO_FILTER)
    expect(catalogueHref('/tools/servers', filter)).toBe('/tools/servers')
    expect(countFilters(filter)).toBe(0)
  })

  it('reads the first of two, and no control characters, which no database stores', () => {
    expect(catalogueFilterOf({ q: ['a\u0000b', 'c'], server: ['srv_1', 'srv_2'] })).toEqual({
      ...NO_FILTER,
      words: 'a b',
      serverId: 'srv_1',
    })
  })

  it('cuts what nobody types', () => {
    expect(catalogueFilterOf({ q: 'x'.repeat(5000) }).words).toHaveLength(200)
  })
})

describe('hasWords', () => {
  it('wants every word, in any case and order', () => {
    expect(hasWords('Weather Desk: forecasts for cities', 'cities WEATHER')).toBe(true)
    expect(hasWords('Weather Desk: forecasts for cities', 'weather tides')).toBe(false)
    expect(hasWords('anything', '')).toBe(true)
  })
})
