import { isObject, type JsonValue } from '../shared/json'
import { memberPath } from './json-schema-path'
import { resolveReference } from './schema-reference'
import type { JsonSchema } from './tool'

/** One parameter as a line of a table for people. */
export interface ParameterRow {
  /** Where it stands from the top: `orders[].id`. */
  path: string
  name: string
  /** 0 for the tool's own parameters, one more for each object or list around it. */
  depth: number
  /** `string`, `integer | null`, `object[]`, `any`. */
  type: string
  isRequired: boolean
  description: string
  /** The only values allowed, as JSON; empty when any value of the type is. */
  allowed: string[]
  /** The default as JSON; null where there is none. */
  default: string | null
  /** What else must hold, in words: `at least 1`, `matches ^a`. */
  constraints: string[]
  /** True where rows below are not shown: the schema repeats itself, or goes on too deep or too long. */
  isCut: boolean
}

const DEPTH_MAX = 8
const ROWS_MAX = 500

/**
 * An object schema as rows, parents before children. Finite for every schema: a reference into one of its own
 * parents, a ninth level and a 501st row are not followed, and the row says so by `isCut`.
 */
export function parameterRows(schema: JsonSchema): ParameterRow[] {
  const rows: ParameterRow[] = []
  const add = (parent: JsonSchema, path: string, depth: number, around: readonly JsonValue[]): void => {
    for (const { name, part, isRequired } of membersOf(schema, parent)) {
      if (rows.length >= ROWS_MAX) return
      const target = followed(schema, part)
      const holder = isObject(target) ? holderOf(schema, target) : null
      const row = rowOf(schema, target, name, path === '' ? name : path + memberPath(name))
      const hasMore = holder !== null && membersOf(schema, holder.schema).length > 0
      const isCut = hasMore && (around.includes(shapeOf(holder.schema)) || depth + 1 >= DEPTH_MAX)
      rows.push({ ...row, depth, isRequired, isCut })
      if (!hasMore || isCut) continue
      add(holder.schema, row.path + holder.suffix, depth + 1, [...around, shapeOf(holder.schema)])
    }
  }
  add(schema, '', 0, [shapeOf(schema)])
  const last = rows.at(-1)
  return rows.length < ROWS_MAX || last === undefined ? rows : rows.with(-1, { ...last, isCut: true })
}

interface Member {
  name: string
  part: JsonValue
  isRequired: boolean
}

/** What stays the same object when a reference is followed and its neighbours are laid over it. */
const shapeOf = (schema: JsonSchema): JsonValue => schema.properties ?? schema

/** The properties of an object schema, its alternatives' included; what only one alternative requires is not required. */
function membersOf(root: JsonSchema, schema: JsonSchema): Member[] {
  const members = new Map<string, Member>()
  const seen = new Set<JsonSchema>()
  const collect = (value: JsonValue | undefined, canRequire: boolean): void => {
    const part = followed(root, value)
    if (!isObject(part) || seen.has(part)) return
    seen.add(part)
    const required = canRequire && Array.isArray(part.required) ? part.required : []
    for (const [name, property] of Object.entries(isObject(part.properties) ? part.properties : {})) {
      const isRequired = required.includes(name) || members.get(name)?.isRequired === true
      members.set(name, members.get(name) ?? { name, part: property, isRequired })
    }
    for (const branch of listOf(part.allOf)) collect(branch, canRequire)
    for (const branch of [...listOf(part.anyOf), ...listOf(part.oneOf)]) collect(branch, false)
  }
  collect(schema, true)
  return [...members.values()]
}

/** The schema whose properties stand under a parameter: its own, or those of the items of a list. */
function holderOf(root: JsonSchema, schema: JsonSchema): { schema: JsonSchema; suffix: string } | null {
  let at: JsonSchema = schema
  let suffix = ''
  for (let level = 0; level < DEPTH_MAX; level++) {
    const items = followed(root, at.items)
    if (!isObject(items)) return { schema: at, suffix }
    at = items
    suffix += '[]'
  }
  return null
}

/** The schema behind a chain of references; a chain that bites its tail is `true`, which allows anything. */
function followed(root: JsonSchema, value: JsonValue | undefined): JsonSchema | boolean {
  let at: JsonValue | undefined = value
  const seen = new Set<string>()
  while (isObject(at) && typeof at.$ref === 'string') {
    if (seen.has(at.$ref)) return true
    seen.add(at.$ref)
    const target = resolveReference(root, at.$ref)
    // What stands beside the reference (a description, a default) speaks of this place and wins.
    const { $ref, ...beside } = at
    at = isObject(target) && Object.keys(beside).length > 0 ? { ...target, ...beside } : (target ?? true)
  }
  return isObject(at) ? at : at !== false
}

function rowOf(root: JsonSchema, target: JsonSchema | boolean, name: string, path: string) {
  const schema = isObject(target) ? target : {}
  const allowed = 'const' in schema ? [schema.const] : listOf(schema.enum)
  return {
    path,
    name,
    type: typeText(root, target),
    description: typeof schema.description === 'string' ? schema.description : '',
    allowed: allowed.map((value) => JSON.stringify(value)),
    default: schema.default === undefined ? null : JSON.stringify(schema.default),
    constraints: constraintsOf(schema),
  }
}

/** Types nest no deeper than this in one line; below it they are `…`. */
const TYPE_DEPTH_MAX = 3

function typeText(root: JsonSchema, value: JsonValue | undefined, depth = 0): string {
  if (depth > TYPE_DEPTH_MAX) return '…'
  const schema = followed(root, value)
  if (!isObject(schema)) return schema ? 'any' : 'nothing'
  const named = (Array.isArray(schema.type) ? schema.type : [schema.type]).filter(
    (type) => type !== undefined,
  )
  if (named.length > 0) {
    const items = schema.items === undefined ? null : typeText(root, schema.items, depth + 1)
    const texts = named.map((type) => (type === 'array' ? listText(items) : String(type)))
    return [...new Set(texts)].join(' | ')
  }
  const branches = [...listOf(schema.anyOf), ...listOf(schema.oneOf)]
  if (branches.length > 0) {
    return [...new Set(branches.map((branch) => typeText(root, branch, depth + 1)))].join(' | ')
  }
  if (isObject(schema.properties)) return 'object'
  const values = 'const' in schema ? [schema.const] : listOf(schema.enum)
  if (values.length > 0) return [...new Set(values.map(typeOfValue))].join(' | ')
  const [first] = listOf(schema.allOf)
  return first === undefined ? 'any' : typeText(root, first, depth + 1)
}

function listText(items: string | null): string {
  if (items === null || items === 'any') return 'array'
  return items.includes(' | ') ? `(${items})[]` : `${items}[]`
}

function typeOfValue(value: JsonValue | undefined): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}

const CONSTRAINTS: Record<string, (bound: string) => string> = {
  minimum: (bound) => `at least ${bound}`,
  exclusiveMinimum: (bound) => `more than ${bound}`,
  maximum: (bound) => `at most ${bound}`,
  exclusiveMaximum: (bound) => `less than ${bound}`,
  multipleOf: (bound) => `a multiple of ${bound}`,
  minLength: (bound) => `at least ${bound} characters`,
  maxLength: (bound) => `at most ${bound} characters`,
  pattern: (bound) => `matches ${bound}`,
  format: (bound) => `format ${bound}`,
  minItems: (bound) => `at least ${bound} items`,
  maxItems: (bound) => `at most ${bound} items`,
}

/** The bounds that a schema sets, each in a few words. */
export function constraintsOf(schema: JsonSchema): string[] {
  const bounds = Object.entries(CONSTRAINTS).flatMap(([key, say]) => {
    const bound = schema[key]
    return typeof bound === 'number' || typeof bound === 'string' ? [say(String(bound))] : []
  })
  if (schema.uniqueItems === true) bounds.push('no item twice')
  return schema.additionalProperties === false && isObject(schema.properties)
    ? [...bounds, 'no other properties']
    : bounds
}

const listOf = (value: JsonValue | undefined): JsonValue[] => (Array.isArray(value) ? value : [])
