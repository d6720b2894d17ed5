import type { ErrorObject, ValidateFunction } from 'ajv'
import type { JsonObject } from '../shared/json'
import { draftOf, plainMessage, validatorOf } from './json-schema'
import { memberPath, pathOf } from './json-schema-path'
import type { JsonSchema } from './tool'

/** What is wrong with one argument: where (`$.stops[0].city`) and why. */
export interface ArgumentProblem {
  path: string
  message: string
}

/** A call with more problems than this is wrong as a whole; the rest would help nobody. */
const PROBLEMS_MAX = 20

/** Compiled once for a schema object and gone with it; a text says why the schema cannot be compiled. */
const compiled = new WeakMap<JsonSchema, ValidateFunction | string>()

/**
 * Checks a call's arguments against the tool's parameters; an empty list means that they fit. A schema that
 * cannot be compiled is one problem at `$`: nothing was checked, so nothing passes.
 */
export function checkArguments(parameters: JsonSchema, args: JsonObject): ArgumentProblem[] {
  let validate = compiled.get(parameters)
  if (validate === undefined) {
    validate = compile(parameters)
    compiled.set(parameters, validate)
  }
  if (typeof validate === 'string') return [{ path: '$', message: `cannot be checked: ${validate}` }]
  if (validate(args)) return []
  const problems = new Map(
    (validate.errors ?? []).map((error) => problemOf(error)).map((p) => [p.path + p.message, p]),
  )
  return [...problems.values()].slice(0, PROBLEMS_MAX)
}

function compile(parameters: JsonSchema): ValidateFunction | string {
  // $async would turn the answer into a promise; $schema would look for a meta-schema by its exact spelling.
  const { $async, $schema, ...schema } = parameters
  const found = draftOf(parameters)
  if (!('draft' in found)) return `the tool's schema ${found.message} at ${pathOf('$', found.pointer)}`
  const validator = validatorOf(found.draft)
  try {
    const validate = validator.compile(schema)
    // The validator would hold on to every schema it ever saw.
    validator.removeSchema(schema)
    return validate
  } catch (error) {
    return (error as Error).message
  }
}

function problemOf(error: ErrorObject): ArgumentProblem {
  // These two are about a member that the pointer does not name yet.
  const member = error.params.missingProperty ?? error.params.additionalProperty
  const at = pathOf('$', error.instancePath)
  return { path: typeof member === 'string' ? at + memberPath(member) : at, message: plainMessage(error) }
}
