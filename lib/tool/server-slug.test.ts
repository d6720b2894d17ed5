import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { serverSlug, serverSlugs } from './server-slug'

describe('serverSlug', () => {
  it.each([
    ['Exa Search', 'exa-search'],
    ['  Café & Bar — v2.0 ', 'cafe-bar-v2-0'],
    ['@upstash/context7-mcp', 'upstash-context7-mcp'],
    ['天气 Weather', 'weather'],
  ])('reads %j as %s', (title, slug) => {
    expect(serverSlug(title)).toBe(slug)
  })

  it('falls back to a fingerprint, the same every time', () => {
    expect(serverSlug('天气')).toMatch(/^server-[0-9a-f]{8}$/)
    expect(serverSlug('天气')).toBe(serverSlug('天气'))
    expect(serverSlug('天气')).not.toBe(serverSlug('気象'))
  })
})

describe('serverSlugs', () => {
  it('numbers those that are taken, past numbers that are taken themselves', () => {
    expect(serverSlugs(['Weather', 'Weather 2', 'weather'])).toEqual(['weather', 'weather-2', 'weather-3'])
  })

  it('gives each title of a batch its own kebab-case name', () => {
    const title = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('a', 'A', 'a-2', 'a 2', '天'))
    fc.assert(
      fc.property(fc.array(title), (titles) => {
        const slugs = serverSlugs(titles)
        expect(new Set(slugs).size).toBe(titles.length)
        for (const slug of slugs) expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
      }),
    )
  })
})
