import { describe, expect, it } from 'vitest'
import { describeSource, parsePairs, parseServerUrl } from './live-source'
import { redactedUrl } from './secret-words'

describe('an address', () => {
  it('is taken as a browser would', () => {
    expect(parseServerUrl(' HTTPS://Example.com/mcp ')).toEqual({
      ok: true,
      value: 'https://example.com/mcp',
    })
  })

  it.each(['example', 'file:///etc/passwd', 'https://me:secret@example.com'])('is refused: %s', (text) => {
    const parsed = parseServerUrl(text)
    expect(parsed.ok).toBe(false)
    expect(JSON.stringify(parsed)).not.toContain('secret')
  })
})

describe('pairs', () => {
  it('are read a line each, the value as it is', () => {
    expect(parsePairs('A=1\n\nB_2 = x=y ', 'env')).toEqual({ ok: true, value: { A: '1', B_2: 'x=y' } })
    expect(parsePairs('Authorization: Bearer a:b', 'headers')).toEqual({
      ok: true,
      value: { Authorization: 'Bearer a:b' },
    })
  })

  it('are refused by their line, which is not repeated', () => {
    const parsed = parsePairs('A=1\nsecret', 'env')
    expect(parsed.ok ? 'read' : parsed.problem.message).toBe('Line 2 is not of the form NAME=value.')
  })
})

it('a source is described without its secrets', () => {
  const source = { kind: 'command', program: 'npx', args: ['-y', 'a b'], env: { KEY: 'secret' } } as const
  expect(describeSource({ ...source, args: [...source.args, '--token', 's3cret'] })).toBe(
    "npx -y 'a b' --token …",
  )
})

it.each([
  ['https://host/mcp', 'https://host/mcp'],
  ['https://host/mcp?key=s3cret&mode=&region=eu', 'https://host/mcp?key=…&mode=&region=…'],
  ['https://host/mcp?s3cret', 'https://host/mcp?…'],
  ['https://host/mcp?a=b=s3cret#s3cret', 'https://host/mcp?a=…'],
  ['https://host/mcp?key=…', 'https://host/mcp?key=…'],
])('an address is shown without the values of its query: %s', (url, shown) => {
  expect(redactedUrl(url)).toBe(shown)
  expect(describeSource({ kind: 'url', url })).toBe(shown)
})
