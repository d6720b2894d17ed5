import {
  capitalised,
  countInWords,
  inProse,
  isPlural,
  pluralOf,
  singularOf,
  wordsOf,
} from '../../shared/english'
import { isObject, type JsonObject, type JsonValue } from '../../shared/json'

const ITEMS_MAX = 3
const FIELDS_MAX = 6

/** What a result says, in words, with its own values and no others; '' when it holds nothing to say. */
export function tellResult(result: JsonValue): string {
  if (!isObject(result)) return Array.isArray(result) ? tellList('items', result) : String(result ?? '')
  const members = Object.entries(result as JsonObject)
  const list = members.find(([, value]) => Array.isArray(value) && value.length > 0 && isObject(value[0]))
  if (list) {
    const rest = members.filter(
      ([name, value]) =>
        name !== list[0] &&
        !Array.isArray(value) &&
        !isObject(value) &&
        !/total|count|page|offset|limit/.test(name),
    )
    const around = rest.length > 0 ? ` (${tellFields(Object.fromEntries(rest))})` : ''
    return tellList(list[0], list[1] as JsonValue[]) + around
  }
  const inner = members.find(([, value]) => isObject(value))
  return members.length === 1 && inner ? tellFields(inner[1] as JsonObject) : tellFields(result as JsonObject)
}

function tellList(name: string, items: readonly JsonValue[]): string {
  const words = wordsOf(name).join(' ')
  const noun = singularOf(words)
  const many = isPlural(words) ? words : pluralOf(noun)
  if (items.length === 0) return `no ${many}`
  const told = items.slice(0, ITEMS_MAX).map(nameOf)
  const rest = items.length - told.length
  return `${countInWords(items.length)} ${items.length === 1 ? noun : many}: ${inProse(rest > 0 ? [...told, `${countInWords(rest)} more`] : told)}`
}

/** A thing by its name and identity: `The Quiet Harbour (BK-4821)`. */
function nameOf(item: JsonValue): string {
  if (!isObject(item)) return String(item)
  const members = Object.entries(item as JsonObject)
  const text = (pattern: RegExp) =>
    members.find(
      ([name, value]) => pattern.test(name) && (typeof value === 'string' || typeof value === 'number'),
    )?.[1]
  const name = text(/(^|_)(title|name|headline|label)$|Name$|Title$/)
  const id = text(/(^|_)(id|code|number|reference|symbol|url)$|Id$/)
  if (name !== undefined) return id === undefined ? String(name) : `${name} (${id})`
  return id === undefined
    ? tellFields(item as JsonObject)
    : `${id} (${tellFields(item as JsonObject, String(id))})`
}

/** Fields as `label value`, switches in words, at most six. */
function tellFields(fields: JsonObject, except = ''): string {
  const told = Object.entries(fields).flatMap(([name, value]) => {
    if (value === null || String(value) === except || value === '') return []
    const label = wordsOf(name)
      .join(' ')
      .replace(/\bid\b/, 'ID')
      .replace(/\burl\b/, 'URL')
    if (typeof value === 'boolean')
      return [
        value
          ? label.replace(/^is /, '')
          : label.startsWith('has ')
            ? label.replace(/^has/, 'no')
            : `not ${label.replace(/^is /, '')}`,
      ]
    if (Array.isArray(value)) {
      const items = value
        .filter((item) => typeof item === 'string' || typeof item === 'number')
        .slice(0, ITEMS_MAX)
      return items.length > 0 ? [`${label} ${inProse(items.map(String))}`] : []
    }
    return isObject(value) ? [] : [`${label} ${short(value)}`]
  })
  return told.slice(0, FIELDS_MAX).join(', ')
}

const short = (value: JsonValue): string => {
  const text = String(value)
  return text.length <= 120 ? text : `${text.slice(0, 117).trimEnd()}…`
}

/** One telling value of a result for a passing remark: the first name or identity in it; null when there is none. */
export function keyValueOf(result: JsonValue): string | null {
  const value = isObject(result)
    ? (Object.values(result as JsonObject).find((member) => Array.isArray(member) && member.length > 0) ??
      result)
    : result
  const first = Array.isArray(value) ? value[0] : value
  if (first === undefined || first === null) return null
  if (!isObject(first)) return short(first)
  const told = nameOf(first)
  return told === '' ? null : told
}

/** A sentence: capital first, one full stop. */
export const sentence = (text: string): string => `${capitalised(text).replace(/[.\s]+$/, '')}.`
