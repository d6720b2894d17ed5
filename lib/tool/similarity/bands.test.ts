import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { randomFrom } from '../../shared/random'
import { aTool } from '../fixtures'
import {
  BANDS,
  type BandScale,
  bandsOf,
  lexicalPool,
  nearestTools,
  type PoolTool,
  sampleDistractors,
  type ToolKey,
  type ToolPool,
} from '../index'

/** A pool whose first tool has the given cosines with all, itself first. */
const aPool = (tools: [key: ToolKey, domain: string | null][], cosines: number[]): ToolPool => ({
  tools: tools.map(([key, domain]): PoolTool => ({ key, domain })),
  index: { name: 'by hand', cosinesOf: () => Float64Array.from(cosines) },
})

const keysOf = (tools: { key: ToolKey }[]) => tools.map(({ key }) => key)

/** Tools at cosines that fall on and beside the bounds of the bands. */
const atTheBounds = aPool(
  [
    ['own/self', 'Weather'],
    ['own/peer', 'Weather'],
    ['kin/forecast', 'Weather'],
    ['a/above', 'Travel'],
    ['b/at_high', 'Books'],
    ['c/between', null],
    ['d/at_low', 'Games'],
    ['e/below', 'Music'],
    ['f/least', null],
  ],
  // From 0 to 1, so that the stretched value is the cosine itself; the peer of its own server is the top.
  [1, 1, 0.5, 0.86, 0.85, 0.5, 0.4, 0.39, 0],
)

describe('bandsOf', () => {
  it('stretches over all others, then takes its own domain out, then cuts at 0.85 and 0.4', () => {
    const { high, medium, low } = bandsOf(atTheBounds, 0)
    expect(keysOf(high)).toEqual(['a/above'])
    expect(keysOf(medium)).toEqual(['b/at_high', 'c/between', 'd/at_low'])
    expect(keysOf(low)).toEqual(['e/below', 'f/least'])
    expect(high[0]?.value).toBe(0.86)
    const narrower = aPool(
      [
        ['o/self', null],
        ['a/a', null],
        ['b/b', null],
        ['c/c', null],
      ],
      [1, 0.25, 0.5, 0.75],
    )
    expect(bandsOf(narrower, 0)).toEqual({
      high: [{ key: 'c/c', value: 1 }],
      medium: [{ key: 'b/b', value: 0.5 }],
      low: [{ key: 'a/a', value: 0 }],
    })
  })

  it('cuts the cosine itself, or the rank, where it is asked to', () => {
    const pool = aPool(
      [
        ['o/self', null],
        ['a/a', null],
        ['b/b', null],
        ['c/c', null],
      ],
      [1, 0.1, 0.5, 0.5],
    )
    const raw = bandsOf(pool, 0, 'raw')
    expect([keysOf(raw.high), keysOf(raw.medium), keysOf(raw.low)]).toEqual([[], ['b/b', 'c/c'], ['a/a']])
    // Of three others the first is above none, and the two equals are each above it and half of themselves.
    const rank = bandsOf(pool, 0, 'rank')
    expect(rank.low).toEqual([{ key: 'a/a', value: 0.5 / 3 }])
    expect(rank.medium.map(({ value }) => value)).toEqual([2 / 3, 2 / 3])
  })

  it('says nothing by a scale that has no width', () => {
    const flat = aPool(
      [
        ['a/x', null],
        ['b/y', null],
        ['c/z', null],
      ],
      [1, 0.3, 0.3],
    )
    expect(BANDS.flatMap((band) => bandsOf(flat, 0)[band])).toEqual([])
    expect(keysOf(bandsOf(flat, 0, 'rank').medium)).toEqual(['b/y', 'c/z'])
  })
})

describe('sampleDistractors', () => {
  const scale = fc.constantFrom<BandScale>('min-max', 'rank', 'raw')
  const server = fc.constantFrom('books', 'trains', 'rain', 'maps')
  const domain: Record<string, string | null> = {
    books: 'Books',
    trains: 'Travel',
    rain: 'Weather',
    maps: 'Travel',
  }
  const name = fc.constantFrom(
    'get_book',
    'list_trains',
    'get_rain',
    'find_station',
    'list_books',
    'find_route',
  )
  const pool = fc
    .uniqueArray(fc.tuple(server, name), {
      minLength: 2,
      maxLength: 20,
      selector: (parts) => parts.join('/'),
    })
    .map((keys) =>
      keys.map(([server, name]) => ({
        key: `${server}/${name}` as ToolKey,
        domain: domain[server] ?? null,
        tool: aTool(name, { description: `${name} on ${server}` }),
      })),
    )

  it('gives each band up to K tools of other domains, no name twice, the same for the same seed', () => {
    fc.assert(
      fc.property(pool, scale, fc.nat(4), fc.nat(), (tools, scale, perBand, seed) => {
        const inScope = tools.slice(0, 2).map(({ key }) => key)
        const draw = (from: typeof tools) =>
          sampleDistractors({ pool: lexicalPool(from), inScope, perBand, scale, random: randomFrom(seed) })
        const drawn = draw(tools)
        const kin = new Set(inScope.map((key) => domain[key.split('/')[0] ?? '']))
        for (const { key } of drawn) expect(kin.has(domain[key.split('/')[0] ?? ''])).toBe(false)
        for (const band of BANDS)
          expect(drawn.filter((tool) => tool.band === band).length).toBeLessThanOrEqual(perBand)
        const names = [...inScope, ...keysOf(drawn)].map((key) => key.split('/')[1])
        expect(new Set(names.slice(2)).size).toBe(drawn.length)
        for (const { key, band, likeTool } of drawn) {
          const place = tools.findIndex((tool) => tool.key === likeTool)
          expect(keysOf(bandsOf(lexicalPool(tools), place, scale)[band])).toContain(key)
        }
        expect(keysOf(draw(tools))).toEqual(keysOf(drawn))
      }),
      { numRuns: 60 },
    )
  })

  it('draws uniformly within a band', () => {
    const tools = Array.from({ length: 6 }, (_, i): [ToolKey, string | null] => [`s${i}/t${i}`, null])
    const pool = aPool(tools, [1, 0.9, 0.5, 0.5, 0.5, 0.1])
    const counts = new Map<ToolKey, number>()
    for (let seed = 0; seed < 600; seed++) {
      const drawn = sampleDistractors({ pool, inScope: ['s0/t0'], perBand: 1, random: randomFrom(seed) })
      expect(drawn.map(({ band }) => band)).toEqual(['high', 'medium', 'low'])
      const medium = drawn[1]?.key ?? 's0/t0'
      counts.set(medium, (counts.get(medium) ?? 0) + 1)
    }
    expect([...counts.keys()].sort()).toEqual(['s2/t2', 's3/t3', 's4/t4'])
    for (const count of counts.values()) expect(Math.abs(count - 200)).toBeLessThan(60)
  })
})

describe('nearestTools', () => {
  it('keeps apart what is near by its server, by its domain and by its words', () => {
    const near = nearestTools(atTheBounds, 0, 2)
    expect(keysOf(near['same-server'])).toEqual(['own/peer'])
    expect(keysOf(near['same-domain'])).toEqual(['kin/forecast'])
    expect(keysOf(near.elsewhere)).toEqual(['a/above', 'b/at_high'])
  })
})
