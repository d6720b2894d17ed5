import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DOMAINS } from '@/lib/tool'
import { domainColors } from './domain-color'

const names = fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 24 })

describe('the colours of domains', () => {
  it('are as many as there are domains, up to twenty-four', () => {
    fc.assert(
      fc.property(names, (domains) => {
        const colorOf = domainColors(domains)
        expect(new Set(domains.map((domain) => colorOf(domain).css)).size).toBe(domains.length)
        expect(new Set(domains.map((domain) => colorOf(domain).paper)).size).toBe(domains.length)
      }),
    )
  })

  it('do not depend on the order in which domains are told', () => {
    fc.assert(
      fc.property(names, (domains) => {
        const [one, other] = [domainColors(domains), domainColors(domains.toReversed())]
        expect(domains.map(one)).toEqual(domains.map(other))
      }),
    )
  })

  it('are the same in every project for what the built-in author knows', () => {
    const colorOf = domainColors([])
    fc.assert(
      fc.property(names, (domains) => {
        expect(DOMAINS.map(domainColors([...domains, ...DOMAINS]))).toEqual(DOMAINS.map(colorOf))
      }),
    )
  })

  it('are shared by more than twenty-four, and grey for what is not known', () => {
    const many = Array.from({ length: 40 }, (_, i) => `Trade ${i}`)
    expect(new Set(many.map((domain) => domainColors(many)(domain).css)).size).toBe(24)
    expect(domainColors([])(null).css).toBe('var(--ink-faint)')
  })
})
