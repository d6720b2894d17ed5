import { isObject, type JsonValue } from '../../shared/json'
import { fail, ok, type Result } from '../../shared/result'
import { findJsonError } from '../json-error'

/** One record of a file and its place there: `line 7`, `item 3`, or the file itself. */
export interface Row {
  where: string
  value: Result<JsonValue>
}

/**
 * A text's records: the items of a JSON list, the lines of JSONL, or one JSON value. A bad line of JSONL is a
 * problem in its place. Refused: `empty-file`, and `not-json` with line and column.
 */
export function rowsOf(text: string, fileName: string): Result<Row[]> {
  if (text.trim() === '') return fail('empty-file', `${fileName} is empty.`)
  const whole = tryJson(text)
  if (whole !== undefined) {
    if (!Array.isArray(whole)) return ok([{ where: fileName, value: ok(whole) }])
    return ok(whole.map((item, i) => ({ where: `item ${i + 1}`, value: ok(item) })))
  }
  const lines = text
    .split('\n')
    .map((line, i) => ({ line, number: i + 1 }))
    .filter(({ line }) => line.trim() !== '')
  const rows = lines.map(({ line, number }) => ({
    where: `line ${number}`,
    value: parseLine(line, number, fileName),
  }))
  return isJsonLines(rows, fileName) ? ok(rows) : notJson(text, fileName)
}

/** Several lines, at least one of them an object by itself; half of them unless the name says JSONL. */
function isJsonLines(rows: Row[], fileName: string): boolean {
  const objects = rows.filter(({ value }) => value.ok && isObject(value.value)).length
  const isNamedSo = /\.(jsonl|ndjson)$/i.test(fileName)
  return rows.length > 1 && objects >= (isNamedSo ? 1 : rows.length / 2)
}

function parseLine(line: string, number: number, fileName: string): Result<JsonValue> {
  const value = tryJson(line)
  if (value !== undefined) return ok(value)
  const error = findJsonError(line)
  const place = `line ${number}, column ${error?.column ?? 1}`
  return fail('not-json', `${fileName} is not JSON at ${place}: ${error?.message ?? 'it cannot be read'}.`)
}

function notJson(text: string, fileName: string) {
  const error = findJsonError(text)
  const place = `line ${error?.line ?? 1}, column ${error?.column ?? 1}`
  return fail('not-json', `${fileName} is not JSON at ${place}: ${error?.message ?? 'it cannot be read'}.`)
}

function tryJson(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue
  } catch {
    return undefined
  }
}
