import { expect, it } from 'vitest'
import { parseBaseUrl } from './base-url'

it.each([
  ['https://api.example.com/v1', 'https://api.example.com/v1'],
  ['https://api.example.com/v1///', 'https://api.example.com/v1'],
  [' http://127.0.0.1:8000 ', 'http://127.0.0.1:8000'],
  ['http://[::1]:8000/openai/', 'http://[::1]:8000/openai'],
])('takes %j', (text, url) => {
  expect(parseBaseUrl(text)).toEqual({ ok: true, value: url })
})

it.each([
  ['', 'not-a-url'],
  ['api.example.com/v1', 'not-a-url'],
  ['ftp://example.com', 'not-http'],
  ['file:///etc/passwd', 'not-http'],
  ['https://user:sk-1@example.com/v1', 'credentials-in-url'],
  ['https://example.com/v1?key=sk-1', 'query-in-url'],
  ['https://example.com/v1#x', 'query-in-url'],
])('refuses %j', (text, code) => {
  expect(parseBaseUrl(text)).toMatchObject({ ok: false, problem: { code } })
})
