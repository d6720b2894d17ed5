import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hiddenWords, redactedArgs, redactedUrl } from './secret-words'

describe('the arguments of a command', () => {
  it.each([
    [
      ['--api-key', 'abc'],
      ['--api-key', '…'],
    ],
    [
      ['--token=abc', '--port=80'],
      ['--token=…', '--port=80'],
    ],
    [
      ['-e', 'GITHUB_TOKEN=abc'],
      ['-e', 'GITHUB_TOKEN=…'],
    ],
    [
      ['-H', 'Authorization: Bearer abc'],
      ['-H', 'Authorization: …'],
    ],
    [['postgresql://ada:abc@host/db'], ['postgresql://ada:…@host/db']],
    [['https://host/sse?key=abc'], ['https://host/sse?key=…']],
    [['--url=https://host/sse?key=abc'], ['--url=https://host/sse?key=…']],
    [['ghp_abcdefghijklmnopqrst'], ['…']],
    [['0f8fad5b-d9cb-469f-a165-70867728950e'], ['…']],
  ])('are shown without what looks like a secret: %j', (args, shown) => {
    expect(redactedArgs(args)).toEqual(shown)
    expect(hiddenWords(args).some((word) => word.includes('abc') || word === args[0])).toBe(true)
  })

  it.each([
    [['-y', '@modelcontextprotocol/server-everything@2026.8.31']],
    [['--directory', '/srv/data-2026/tools', '--verbose', '--token']],
    [['mcp_server_with_a_very_long_name_of_words', 'a b', '']],
    [['--passive', '--keyboard', 'de']],
  ])('are shown as they are where nothing does: %j', (args) => {
    expect(redactedArgs(args)).toEqual(args)
    expect(hiddenWords(args)).toEqual([])
  })
})

it.each([
  ['https://host/mcp', 'https://host/mcp'],
  ['https://host/api/mcp/s/N2JhYjQ2ZTItZGY0OC00/mcp', 'https://host/api/mcp/s/…/mcp'],
  ['https://host/0f8fad5b-d9cb-469f-a165-70867728950e', 'https://host/…'],
  ['https://host/v1/model-context-protocol-server', 'https://host/v1/model-context-protocol-server'],
])('an address is shown without the keys in its path: %s', (url, shown) => {
  expect(redactedUrl(url)).toBe(shown)
})

it('what is redacted once stays as it is', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.string(), fc.constantFrom('--token', 'KEY=a', 'http://a:b@c/d?e=f'))),
      (args) => {
        const once = redactedArgs(args)
        expect(redactedArgs(once)).toEqual(once)
        expect(once.map(redactedUrl).map(redactedUrl)).toEqual(once.map(redactedUrl))
      },
    ),
  )
})
