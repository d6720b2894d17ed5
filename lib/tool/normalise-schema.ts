import { isObject, type JsonObject, type JsonValue } from '../shared/json'
import { fail, ok, type Problem, type Result } from '../shared/result'
import { draftOf } from './json-schema'
import { pathOf } from './json-schema-path'
import { mapSchema, nestingOf } from './schema-parts'
import { unresolvedReferences } from './schema-reference'
import { cutText } from './text'
import type { JsonSchema, ParametersSchema } from './tool'

/** Deeper schemas are refused: no tool needs them, and every reader after us would recurse into them. */
const NESTING_MAX = 64

/** Descriptions of single parameters, in characters. */
const PARAMETER_DESCRIPTION_CHARS_MAX = 4_000

/** Type names of other languages and of BFCL, and the JSON Schema type that was meant. `any` is no type at all. */
const TYPE_MEANT = new Map<string, string | null>([
  ['any', null],
  ['bool', 'boolean'],
  ['dict', 'object'],
  ['double', 'number'],
  ['float', 'number'],
  ['hashmap', 'object'],
  ['int', 'integer'],
  ['list', 'array'],
  ['long', 'integer'],
  ['map', 'object'],
  ['none', 'null'],
  ['str', 'string'],
  ['tuple', 'array'],
])
const JSON_TYPES = new Set(['array', 'boolean', 'integer', 'null', 'number', 'object', 'string'])

export interface NormalisedSchema<S> {
  schema: S
  changes: Problem[]
}

/**
 * A tool's arguments as an object schema with `type`, `properties` and `required` (astra-spec 1.2). Other keys
 * stay. Refused: what the JSON Schema meta-schema refuses (`not-a-schema`), schemas of something that is no
 * object (`not-an-object-schema`), and references to nothing (`unresolved-reference`).
 */
export function normaliseParameters(raw: unknown): Result<NormalisedSchema<ParametersSchema>> {
  if (raw === undefined || raw === null || (isObject(raw) && Object.keys(raw).length === 0)) {
    const message = 'There is no parameter schema; the tool takes no arguments.'
    return ok({
      schema: { type: 'object', properties: {}, required: [] },
      changes: [{ code: 'schema-added', message }],
    })
  }
  const plain = plainSchema(raw, 'parameters')
  if (!plain.ok) return plain
  const { schema, changes } = plain.value
  const types = Array.isArray(schema.type) ? schema.type : [schema.type ?? 'object']
  if (!types.includes('object')) {
    return fail(
      'not-an-object-schema',
      `parameters.type is ${JSON.stringify(schema.type)}; it must be "object".`,
    )
  }
  const completed = { ...schema, type: 'object' as const, ...completeMembers(schema) }
  if (schema.type !== 'object')
    changes.push({ code: 'type-added', message: 'parameters.type became "object".' })
  if (!isObject(schema.properties)) {
    changes.push({ code: 'properties-added', message: 'parameters.properties was missing and is now empty.' })
  }
  if (!Array.isArray(schema.required)) {
    changes.push({ code: 'required-added', message: 'parameters.required was missing and is now empty.' })
  }
  const problem = schemaProblem(completed, 'parameters')
  return problem ? { ok: false, problem } : ok({ schema: completed as ParametersSchema, changes })
}

/** Any schema, as a tool's result is: the same repairs, and no demand that it be an object. */
export function normaliseSchema(raw: unknown, root: string): Result<NormalisedSchema<JsonSchema>> {
  const plain = plainSchema(raw, root)
  if (!plain.ok) return plain
  const problem = schemaProblem(plain.value.schema, root)
  return problem ? { ok: false, problem } : plain
}

/** Null stands for "absent" where programs write their empty values out; anything else is left to the meta-schema. */
function completeMembers(schema: JsonSchema): { properties: JsonValue; required: JsonValue } {
  return { properties: schema.properties ?? {}, required: schema.required ?? [] }
}

function plainSchema(raw: unknown, root: string): Result<NormalisedSchema<JsonSchema>> {
  if (!isObject(raw)) {
    return fail(
      'not-a-schema',
      `${root} is ${JSON.stringify(raw)?.slice(0, 40)}; it must be a JSON Schema object.`,
    )
  }
  if (nestingOf(raw) > NESTING_MAX) {
    return fail('not-a-schema', `${root} nests deeper than ${NESTING_MAX} levels.`)
  }
  const renamed = new Map<string, number>()
  let cut = 0
  const schema = mapSchema(storable(raw as JsonObject), (part) => {
    const rewritten = withMeantTypes(part, (from, to) => {
      const change = to === null ? `type "${from}" was left out` : `type "${from}" became "${to}"`
      renamed.set(change, (renamed.get(change) ?? 0) + 1)
    })
    const { description } = rewritten
    if (typeof description !== 'string' || description.length <= PARAMETER_DESCRIPTION_CHARS_MAX)
      return rewritten
    cut++
    return { ...rewritten, description: cutText(description, PARAMETER_DESCRIPTION_CHARS_MAX) }
  })
  const changes = [...renamed].map(([change, times]) => ({
    code: 'type-renamed',
    message: `In ${root}, ${change}${times > 1 ? ` in ${times} places` : ''}.`,
  }))
  if (cut > 0) {
    const message = `In ${root}, descriptions were cut to ${PARAMETER_DESCRIPTION_CHARS_MAX} characters (${cut}).`
    changes.push({ code: 'parameter-description-cut', message })
  }
  return ok({ schema, changes })
}

function withMeantTypes(part: JsonSchema, onChange: (from: string, to: string | null) => void): JsonSchema {
  const { type, ...rest } = part
  if (typeof type !== 'string' && !Array.isArray(type)) return part
  const before = Array.isArray(type) ? type : [type]
  const after = before.map((name) => {
    const meant = typeof name === 'string' ? typeMeant(name) : name
    if (meant !== name) onChange(String(name), meant as string | null)
    return meant
  })
  if (after.every((name, i) => name === before[i])) return part
  // One "any" among other types allows everything, as "any" alone does.
  if (after.includes(null)) return rest
  return { ...part, type: Array.isArray(type) ? [...new Set(after)] : (after[0] ?? type) }
}

/** The JSON Schema type, null for "any type", or the name itself where we do not know it. */
function typeMeant(name: string): string | null {
  const lower = name.toLowerCase()
  if (JSON_TYPES.has(lower)) return lower
  const meant = TYPE_MEANT.get(lower)
  return meant === undefined ? name : meant
}

function schemaProblem(schema: JsonSchema, root: string): Problem | null {
  const found = draftOf(schema)
  if (!('draft' in found)) {
    return {
      code: 'not-a-schema',
      message: `${pathOf(root, found.pointer)} is not JSON Schema: it ${found.message}.`,
    }
  }
  const [reference] = unresolvedReferences(schema)
  if (reference === undefined) return null
  const message = `${root} refers to ${JSON.stringify(reference)}, and nothing in the schema has that name.`
  return { code: 'unresolved-reference', message }
}

const UNSTORABLE = /[\0\p{Surrogate}]/gu

/** The same value without NUL and half surrogate pairs, which PostgreSQL refuses in text. */
function storable<T extends JsonValue>(value: T): T {
  // Well-formed JSON.stringify escapes exactly these; most schemas have none and are not copied.
  return /\\u(0000|d[89a-f])/.test(JSON.stringify(value)) ? (withoutUnstorable(value) as T) : value
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
