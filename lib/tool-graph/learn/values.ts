import { type JsonValue, parseJson } from '../../shared/json'

/** Shorter texts and rounder numbers meet by chance. */
const LETTERS_MIN = 3
const DIGITS_MIN = 3

/**
 * Values in a JSON value that are peculiar enough to be known again: texts of three letters and more, numbers of
 * three digits and more, as text. Flags, short words and small numbers say nothing.
 */
export function peculiarValues(value: JsonValue): string[] {
  if (Array.isArray(value)) return value.flatMap(peculiarValues)
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(peculiarValues)
  if (typeof value === 'number')
    return String(value).replace(/\D/g, '').length >= DIGITS_MIN ? [String(value)] : []
  if (typeof value === 'string') return value.trim().length >= LETTERS_MIN ? [value.trim()] : []
  return []
}

/** Finds peculiar values in what a call returned: equal to one of its values where it is JSON, else as a whole word of the text. */
export function valueFinder(result: string): (value: string) => boolean {
  const parsed = parseJson(result, 'The result')
  if (parsed.ok && typeof parsed.value === 'object' && parsed.value !== null) {
    const values = new Set(peculiarValues(parsed.value))
    return (value) => values.has(value)
  }
  return (value) => holdsWord(result, value)
}

/** Does a text hold another as whole words? */
export function holdsWord(text: string, value: string): boolean {
  for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
    const around = `${text[at - 1] ?? ' '}${text[at + value.length] ?? ' '}`
    if (!/[\p{L}\p{N}]/u.test(around)) return true
  }
  return false
}
