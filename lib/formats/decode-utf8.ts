import { fail, ok, type Result } from '../shared/result'

/**
 * Bytes → text. A UTF-8 byte order mark is dropped. Refused with `not-utf8`: UTF-16 (by its mark or its NUL
 * bytes) and any byte that cannot stand in UTF-8, named by its offset from 0 and its line from 1.
 */
export function decodeUtf8(bytes: Uint8Array): Result<string> {
  if (isUtf16(bytes)) {
    return fail('not-utf8', 'The file is UTF-16 text. Save it as UTF-8 and import it again.')
  }
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    const offset = firstInvalidByte(bytes)
    const byte = (bytes[offset] ?? 0).toString(16).toUpperCase().padStart(2, '0')
    const line = bytes.subarray(0, offset).reduce((count, each) => count + (each === 0x0a ? 1 : 0), 1)
    return fail(
      'not-utf8',
      `Byte ${offset} (0x${byte}, line ${line}) is not UTF-8; the file may be Latin-1 or Windows-1252 text. ` +
        'Save it as UTF-8 and import it again.',
    )
  }
}

function isUtf16(bytes: Uint8Array): boolean {
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true
  // Without a mark: JSON begins with an ASCII character, whose other half is NUL.
  return bytes.length >= 4 && (first === 0) !== (second === 0) && (bytes[2] === 0) !== (bytes[3] === 0)
}

/** The offset where the first sequence that is not UTF-8 begins (Unicode 15, table 3-7). */
function firstInvalidByte(bytes: Uint8Array): number {
  let at = 0
  while (at < bytes.length) {
    const length = sequenceLength(bytes[at] ?? 0, bytes[at + 1] ?? 0)
    if (length === 0) return at
    for (let i = 1; i < length; i++) if (((bytes[at + i] ?? 0) & 0xc0) !== 0x80) return at
    at += length
  }
  return at
}

/** How many bytes a sequence has by its first two; 0 when none begins so. */
function sequenceLength(lead: number, second: number): number {
  if (lead < 0x80) return 1
  if (lead < 0xc2) return 0
  if (lead < 0xe0) return 2
  const [low, high] =
    lead === 0xe0 ? [0xa0, 0xbf] : lead === 0xed ? [0x80, 0x9f] : lead === 0xf0 ? [0x90, 0xbf] : [0x80, 0xbf]
  if (second < low || second > (lead === 0xf4 ? 0x8f : high)) return 0
  return lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0
}
