import { fail, ok, type Result } from './result'

export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue }
export type JsonObject = { [key: string]: JsonValue }

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Parses one JSON text; the problem names `where` (a file, a line) and what the parser met. */
export function parseJson(text: string, where: string): Result<JsonValue> {
  try {
    return ok(JSON.parse(text) as JsonValue)
  } catch (error) {
    return fail('not-json', `${where} is not JSON: ${(error as Error).message}.`)
  }
}

/**
 * JSON with object keys sorted, so that equal values have equal text. This is the form that is hashed
 * and the reason why the same seed gives byte-identical files. `undefined` members are left out.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`
  if (isObject(value)) {
    const members = Object.keys(value)
      .filter((key) => value[key] !== undefined)
      .sort()
      .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key])}`)
    return `{${members.join(',')}}`
  }
  return JSON.stringify(value ?? null)
}

const UNSTORABLE = /[\0\p{Surrogate}]/gu

/** The same JSON without NUL and half surrogate pairs, which PostgreSQL refuses in text. */
export function storable<T>(value: T): T {
  // Well-formed JSON.stringify escapes exactly these; most values have none and are not copied.
  return /\\u(0000|d[89a-f])/.test(JSON.stringify(value))
    ? (withoutUnstorable(value as JsonValue) as T)
    : value
}

function withoutUnstorable(value: JsonValue): JsonValue {
  if (typeof value === 'string') return value.replace(UNSTORABLE, '')
  if (Array.isArray(value)) return value.map(withoutUnstorable)
  if (!isObject(value)) return value
  const members = Object.entries(value as JsonObject)
  return Object.fromEntries(
    members.map(([key, part]) => [key.replace(UNSTORABLE, ''), withoutUnstorable(part)]),
  )
}
