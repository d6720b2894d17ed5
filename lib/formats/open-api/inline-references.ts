import { isObject, type JsonObject, type JsonValue } from '../../shared/json'
import { ok, type Problem, type Result } from '../../shared/result'
import { type JsonSchema, mapSchema } from '../../tool'
import { follow, followed } from './follow'
import { toJsonSchema } from './json-schema-dialect'

/** Schemas in one schema; from here on a reference is cut. What is shared twenty times is written twenty times. */
const PARTS_MAX = 2_000

/** Members from the top to the deepest; a reference below it is cut. */
const DEPTH_MAX = 30

/** Which way a schema travels: what is read-only is not sent, what is write-only does not come back. */
export type Direction = 'request' | 'response'

/**
 * A schema of an OpenAPI document that stands by itself: every reference is replaced by what it points at. A schema
 * met again inside of itself is cut to its type, which accepts all that the whole one does; so is a reference too
 * deep down or in a schema that has grown too large. `cuts` counts these. Refused: `unresolved-reference`.
 */
export function inlineReferences(
  document: JsonObject,
  schema: JsonValue | undefined,
  direction: Direction,
): Result<{ schema: JsonSchema; cuts: number }> {
  const open: { pointer: string; references: string[] }[] = []
  let problem: Problem | null = null
  let parts = 0
  let cuts = 0
  const inlined = mapSchema(isObject(schema) ? (schema as JsonObject) : {}, (part, pointer) => {
    // Parents come before children: what does not begin this place's pointer has been left.
    while (open.length > 0 && !pointer.startsWith(`${open.at(-1)?.pointer}/`)) open.pop()
    parts++
    const found = follow(document, part)
    if (!found.ok) {
      problem ??= found.problem
      return {}
    }
    const { object, references } = found.value
    const isTooMuch = references.length > 0 && (parts > PARTS_MAX || pointer.split('/').length > DEPTH_MAX)
    if (
      isTooMuch ||
      references.some((reference) => open.some((outer) => outer.references.includes(reference)))
    ) {
      cuts++
      return cutToType(object, references.at(-1) ?? '')
    }
    if (references.length > 0) open.push({ pointer, references })
    return toJsonSchema(withoutOtherDirection(document, object, direction))
  })
  return problem === null ? ok({ schema: inlined, cuts }) : { ok: false, problem }
}

function cutToType({ type }: JsonObject, reference: string): JsonSchema {
  const name = reference.slice(reference.lastIndexOf('/') + 1)
  const description = `Another ${name}; its members are not repeated here.`
  return type === undefined ? { description } : { type, description }
}

function withoutOtherDirection(document: JsonObject, schema: JsonObject, direction: Direction): JsonObject {
  if (!isObject(schema.properties)) return schema
  const flag = direction === 'request' ? 'readOnly' : 'writeOnly'
  const all = Object.entries(schema.properties as JsonObject)
  const kept = all.filter(([, property]) => followed(document, property)[flag] !== true)
  if (kept.length === all.length) return schema
  const names = new Set(kept.map(([name]) => name))
  return {
    ...schema,
    properties: Object.fromEntries(kept),
    ...(Array.isArray(schema.required) && {
      required: schema.required.filter((name) => typeof name === 'string' && names.has(name)),
    }),
  }
}
