import Ajv2020, { type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { inProse } from '@/lib/shared/english'
import { isObject, type JsonObject } from '@/lib/shared/json'
import { fail, ok, type Result } from '@/lib/shared/result'

const COMPILED_MAX = 100
const compiled = new Map<string, ValidateFunction>()

/**
 * Reads the JSON object in a model's text and checks it against a JSON Schema; servers that promise structured
 * output are not trusted. Text around the object (a code fence, a greeting) is forgiven, another shape is not.
 */
export function readObject(text: string, schema: JsonObject): Result<JsonObject> {
  const value = parseLoosely(text)
  if (!isObject(value)) return fail('not-an-object', 'there is no JSON object in it')
  const validate = compile(schema)
  if (validate(value)) return ok(value as JsonObject)
  return fail('schema', faultsOf(validate.errors ?? []))
}

/** What is wrong with an object, place by place; what one place lacks is named together. */
function faultsOf(errors: readonly ErrorObject[]): string {
  const lacking = new Map<string, string[]>()
  for (const { keyword, instancePath, params } of errors)
    if (keyword === 'required')
      lacking.set(instancePath, [...(lacking.get(instancePath) ?? []), `"${params.missingProperty}"`])
  const faults = [
    ...[...lacking].map(([path, names]) => [path, `lacks ${inProse(names)}`] as const),
    ...errors
      .filter(({ keyword }) => keyword !== 'required')
      .map(({ instancePath, message }) => [instancePath, message] as const),
  ]
  return faults
    .slice(0, 8)
    .map(([path, fault]) => `${path || 'the object'} ${fault}`)
    .join('; ')
}

function parseLoosely(text: string): unknown {
  for (const candidate of [text, text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)]) {
    try {
      return JSON.parse(candidate)
    } catch {
      // the next candidate, or none
    }
  }
  return undefined
}

/**
 * Ajv keeps every schema it has seen, and callers write theirs anew per call: so one Ajv per schema text, and
 * few of them. `$schema` is dropped because Ajv refuses drafts that it was not built for.
 */
function compile(schema: JsonObject): ValidateFunction {
  const key = JSON.stringify(schema)
  const known = compiled.get(key)
  if (known) return known
  const { $schema: _, ...plain } = schema
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  addFormats(ajv)
  const validate = ajv.compile(plain)
  if (compiled.size >= COMPILED_MAX) compiled.clear()
  compiled.set(key, validate)
  return validate
}
