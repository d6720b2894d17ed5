import { isObject, type JsonObject, type JsonValue, storable } from '../shared/json'
import { fail, ok, type Problem, type Result } from '../shared/result'
import { draftOf } from './json-schema'
import { pathOf } from './json-schema-path'
import { withoutOlderSpellings } from './older-spellings'
import { findBadPattern } from './regular-expression'
import { mapSchema, nestingOf } from './schema-parts'
import { findDeadReference } from './schema-reference'
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

interface NormalisedSchema<S> {
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
  // Null stands for "absent" where programs write their empty values out.
  const completed = {
    ...schema,
    type: schema.type ?? 'object',
    properties: schema.properties ?? {},
    required: schema.required ?? [],
  }
  const problem = schemaProblem(completed, 'parameters')
  if (problem) return { ok: false, problem }
  if (completed.type !== 'object' && !(Array.isArray(completed.type) && completed.type.includes('object'))) {
    const found = shortJson(completed.type)
    return fail('not-an-object-schema', `parameters.type is ${found}; it must be "object".`)
  }
  for (const member of ['properties', 'required'] as const) {
    if (completed[member] === schema[member]) continue
    changes.push({
      code: `${member}-added`,
      message: `parameters.${member} was missing and is now empty.`,
    })
  }
  if (schema.type !== 'object') {
    changes.push({ code: 'type-added', message: 'parameters.type became "object".' })
  }
  return ok({ schema: { ...completed, type: 'object' } as ParametersSchema, changes })
}

/** Any schema, as a tool's result is: the same repairs, and no demand that it be an object. */
export function normaliseSchema(raw: unknown, root: string): Result<NormalisedSchema<JsonSchema>> {
  const plain = plainSchema(raw, root)
  if (!plain.ok) return plain
  const problem = schemaProblem(plain.value.schema, root)
  return problem ? { ok: false, problem } : plain
}

function plainSchema(raw: unknown, root: string): Result<NormalisedSchema<JsonSchema>> {
  if (!isObject(raw)) {
    const found = Array.isArray(raw) ? 'a list' : `a ${typeof raw}`
    return fail('not-a-schema', `${root} is ${found}; it must be a JSON Schema object.`)
  }
  if (nestingOf(raw) > NESTING_MAX) {
    return fail('not-a-schema', `${root} nests deeper than ${NESTING_MAX} levels.`)
  }
  const rewrites = new Map<string, number>()
  const note = (change: string) => rewrites.set(change, (rewrites.get(change) ?? 0) + 1)
  let cut = 0
  const schema = mapSchema(storable(raw as JsonObject), (part) => {
    const rewritten = withoutOlderSpellings(withMeantTypes(part, note), note)
    const { description } = rewritten
    if (typeof description !== 'string' || description.length <= PARAMETER_DESCRIPTION_CHARS_MAX)
      return rewritten
    cut++
    return { ...rewritten, description: cutText(description, PARAMETER_DESCRIPTION_CHARS_MAX) }
  })
  const changes = [...rewrites].map(([change, times]) => ({
    code: 'schema-rewritten',
    message: `In ${root}, ${change}${times > 1 ? ` in ${times} places` : ''}.`,
  }))
  if (cut > 0) {
    const message = `In ${root}, descriptions were cut to ${PARAMETER_DESCRIPTION_CHARS_MAX} characters (${cut}).`
    changes.push({ code: 'parameter-description-cut', message })
  }
  return ok({ schema, changes })
}

function withMeantTypes(part: JsonSchema, onChange: (change: string) => void): JsonSchema {
  const { type, ...rest } = part
  if (typeof type !== 'string' && !Array.isArray(type)) return part
  const before = Array.isArray(type) ? type : [type]
  const after = before.map((name) => {
    const meant = typeof name === 'string' ? typeMeant(name) : name
    if (meant !== name) {
      onChange(meant === null ? `type "${name}" was left out` : `type "${name}" became "${meant}"`)
    }
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

const shortJson = (value: JsonValue) => cutText(JSON.stringify(value), 80)

function schemaProblem(schema: JsonSchema, root: string): Problem | null {
  const at = (pointer: string) => cutText(pathOf(root, pointer), 200)
  const found = draftOf(schema)
  if (!('draft' in found)) {
    return { code: 'not-a-schema', message: `${at(found.pointer)} is not JSON Schema: it ${found.message}.` }
  }
  const pattern = findBadPattern(schema)
  if (pattern !== null) {
    return { code: 'not-a-schema', message: `${at(pattern)} is not a regular expression.` }
  }
  const dead = findDeadReference(schema)
  if (dead === null) return null
  const message = `${at(dead.pointer)} points at ${shortJson(dead.reference)}, and nothing in the schema stands there.`
  return { code: 'unresolved-reference', message }
}
