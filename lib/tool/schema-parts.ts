import { isObject, type JsonValue } from '../shared/json'
import type { JsonSchema } from './tool'

const SCHEMA_MEMBERS = new Set([
  'additionalItems',
  'additionalProperties',
  'contains',
  'contentSchema',
  'else',
  'if',
  'items',
  'not',
  'propertyNames',
  'then',
  'unevaluatedItems',
  'unevaluatedProperties',
])
const LIST_MEMBERS = new Set(['allOf', 'anyOf', 'items', 'oneOf', 'prefixItems'])
const MAP_MEMBERS = new Set([
  '$defs',
  'definitions',
  'dependencies',
  'dependentSchemas',
  'patternProperties',
  'properties',
])

/**
 * A copy of a schema with every schema inside it rewritten, parents before children. Only places that hold
 * schemas are visited, each with its JSON Pointer: a property named `type`, an `enum` or a `default` is data and
 * stays as it is.
 */
export function mapSchema(
  schema: JsonSchema,
  rewrite: (part: JsonSchema, pointer: string) => JsonSchema,
  pointer = '',
): JsonSchema {
  const visit = (value: JsonValue, ...path: (string | number)[]): JsonValue =>
    isObject(value) ? mapSchema(value, rewrite, [pointer, ...path.map(escapePart)].join('/')) : value
  const members = Object.entries(rewrite(schema, pointer)).map(([key, value]): [string, JsonValue] => {
    if (Array.isArray(value)) {
      return [key, LIST_MEMBERS.has(key) ? value.map((item, i) => visit(item, key, i)) : value]
    }
    if (!isObject(value)) return [key, value]
    if (SCHEMA_MEMBERS.has(key)) return [key, visit(value, key)]
    if (!MAP_MEMBERS.has(key)) return [key, value]
    return [
      key,
      Object.fromEntries(Object.entries(value).map(([name, part]) => [name, visit(part, key, name)])),
    ]
  })
  return Object.fromEntries(members)
}

const escapePart = (part: string | number) => String(part).replaceAll('~', '~0').replaceAll('/', '~1')

/** How many lists and objects stand inside each other at the deepest place; 0 for a plain value. */
export function nestingOf(value: unknown): number {
  let deepest = 0
  // A list of open places instead of recursion: the depth is what we do not trust yet.
  const open: [unknown, number][] = [[value, 0]]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [part, depth] = next
    if (typeof part !== 'object' || part === null) continue
    deepest = Math.max(deepest, depth + 1)
    for (const child of Object.values(part)) open.push([child, depth + 1])
  }
  return deepest
}
