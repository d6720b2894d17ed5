import { describe, expect, it } from 'vitest'
import {
  contentSecurityPolicy,
  type GuardedRequest,
  parseAllowedHosts,
  readableAddress,
  refusalOf,
} from './request-guard'

const aVisit = (change: Partial<GuardedRequest> = {}): GuardedRequest => ({
  method: 'GET',
  host: 'localhost:3000',
  origin: null,
  ...change,
})

const aChange = (change: Partial<GuardedRequest> = {}): GuardedRequest =>
  aVisit({ method: 'POST', origin: 'http://localhost:3000', ...change })

describe('the host', () => {
  it.each([
    'localhost',
    'localhost:3000',
    '127.0.0.1:3000',
    '127.8.0.4',
    '[::1]:3000',
    'LOCALHOST:3000',
    'studio.localhost:3000',
  ])('passes as %s, which is this machine', (host) => {
    expect(refusalOf(aVisit({ host }), [])).toBeNull()
  })

  it.each([
    null,
    '',
    'evil.example',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    'evil.example#localhost',
    'evil.example/127.0.0.1',
    'user@localhost:3000',
    '10.0.0.5:3000',
  ])('is refused as %s, which may be a name rebound to this machine', (host) => {
    expect(refusalOf(aVisit({ host }), [])).toContain('ASTRA_STUDIO_HOSTS')
  })

  it('passes when the owner named it, with any port', () => {
    const allowed = parseAllowedHosts('studio.lab, Box.local:8443')
    expect(refusalOf(aVisit({ host: 'studio.lab:3000' }), allowed)).toBeNull()
    expect(refusalOf(aVisit({ host: 'box.local:8443' }), allowed)).toBeNull()
  })

  it('is refused on another port than the one the owner named', () => {
    expect(refusalOf(aVisit({ host: 'box.local:9000' }), parseAllowedHosts('box.local:8443'))).not.toBeNull()
  })
})

describe('a change', () => {
  it('passes from the page itself', () => {
    expect(refusalOf(aChange(), [])).toBeNull()
  })

  it('passes through a proxy that speaks https', () => {
    const change = aChange({ host: 'studio.lab', origin: 'https://studio.lab' })
    expect(refusalOf(change, ['studio.lab'])).toBeNull()
  })

  it.each([
    null,
    'null',
    'http://evil.example',
    'http://localhost:4000',
    'http://localhost',
    'http://127.0.0.1:3000',
  ])('is refused from origin %s', (origin) => {
    expect(refusalOf(aChange({ origin }), [])).toBe('The studio accepts changes only from its own pages.')
  })

  it.each(['PUT', 'PATCH', 'DELETE'])('is judged alike when it comes as %s', (method) => {
    expect(refusalOf(aChange({ method, origin: null }), [])).not.toBeNull()
  })
})

describe('contentSecurityPolicy', () => {
  it('lets no inline script and no evaluation into production', () => {
    const policy = contentSecurityPolicy({ nonce: 'abc', isDevelopment: false })
    const scripts = policy.split('; ').find((directive) => directive.startsWith('script-src'))
    expect(scripts).toBe("script-src 'self' 'nonce-abc' 'strict-dynamic'")
    expect(policy).toContain("frame-ancestors 'none'")
  })

  it('allows evaluation in development only', () => {
    expect(contentSecurityPolicy({ nonce: 'abc', isDevelopment: true })).toContain("'unsafe-eval'")
  })
})

it.each([
  ['http://localhost/tools?q=a%00b&server=%00', 'http://localhost/tools?q=ab&server='],
  ['http://localhost/tools?q=a?%00', 'http://localhost/tools?q=a?'],
  ['http://localhost/tools?q=%2500', 'http://localhost/tools?q=%2500'],
  ['http://localhost/tools/%00?q=1', null],
  ['http://localhost/tools/%E0%A4%A', null],
  ['http://localhost/tools/%E6%9D%B1', 'http://localhost/tools/%E6%9D%B1'],
])('an address is read without the character that no database stores: %s', (address, read) => {
  expect(readableAddress(address)).toBe(read)
})
