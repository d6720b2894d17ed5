import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeUtf8 } from './decode-utf8'

const bytesOf = (...parts: (string | number[])[]) =>
  new Uint8Array(
    parts.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : part)),
  )

const problemOf = (bytes: Uint8Array) => {
  const read = decodeUtf8(bytes)
  return read.ok ? null : read.problem.message
}

describe('decodeUtf8', () => {
  it('reads UTF-8 and drops its byte order mark', () => {
    expect(decodeUtf8(bytesOf([0xef, 0xbb, 0xbf], '{"é": "🌦"}'))).toEqual({ ok: true, value: '{"é": "🌦"}' })
  })

  it('names the first byte that is not UTF-8, as Latin-1 has it', () => {
    expect(problemOf(bytesOf('{"a":\n"caf', [0xe9], '"}'))).toContain('Byte 10 (0xE9, line 2) is not UTF-8')
  })

  it.each([
    ['a continuation alone', [0x80]],
    ['an overlong form', [0xc0, 0xaf]],
    ['an overlong form of three', [0xe0, 0x80, 0x80]],
    ['half a surrogate pair', [0xed, 0xa0, 0x80]],
    ['a number beyond Unicode', [0xf4, 0x90, 0x80, 0x80]],
    ['a sequence cut by the end', [0xe2, 0x82]],
  ])('refuses %s at its place', (_, bytes) => {
    expect(problemOf(bytesOf('ééé', bytes))).toContain('Byte 6 ')
  })

  it('names UTF-16, with and without its mark', () => {
    for (const mark of [[0xff, 0xfe], [0xfe, 0xff], []]) {
      expect(problemOf(bytesOf(mark, [0x7b, 0, 0x22, 0, 0x61, 0]))).toContain('UTF-16')
    }
    expect(problemOf(bytesOf([0, 0x7b, 0, 0x22]))).toContain('UTF-16')
  })

  it('reads every text back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(decodeUtf8(new TextEncoder().encode(`x${text}`))).toEqual({ ok: true, value: `x${text}` })
      }),
    )
  })
})
