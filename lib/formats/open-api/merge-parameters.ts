import { isObject, type JsonObject, type JsonValue } from '../../shared/json'
import { fail, ok, type Problem, type Result } from '../../shared/result'
import type { JsonSchema } from '../../tool'
import { follow } from './follow'
import { inlineReferences } from './inline-references'
import type { Operation } from './operations'
import { schemaOfContent } from './schema-of-content'

/** Where an argument goes in the request; kept in its schema as `x-in`, and its name there as `x-name` if it differs. */
type Place = 'path' | 'query' | 'header' | 'cookie' | 'body' | 'whole-body'

/** Where names clash, the earlier place keeps the name. */
const PLACES: Place[] = ['path', 'query', 'header', 'cookie', 'body', 'whole-body']

/** What a client sets by itself from the kind of body and the credentials (OpenAPI 3.1, 4.8.12.1). */
const CLIENT_HEADERS = new Set(['accept', 'content-type', 'authorization'])

/** Members of a Swagger 2.0 parameter that do not speak of its value. */
const NOT_OF_THE_VALUE = new Set(['name', 'in', 'required', 'description', 'allowEmptyValue', 'schema'])

interface Argument {
  name: string
  place: Place
  isRequired: boolean
  schema: JsonSchema
}

/**
 * The arguments of an operation as one object schema: parameters of path, query, header and cookie, and the members
 * of the body. A body that is no plain object is one argument, `body`. Where a name is taken, the argument that
 * comes later (path, query, header, cookie, body) gets its place behind its name: `id_query`. The members of an
 * optional body are optional. Refused: `unresolved-reference`.
 */
export function mergeParameters(
  document: JsonObject,
  operation: Operation,
): Result<{ schema: JsonSchema; changes: Problem[] }> {
  const changes: Problem[] = []
  const given = [...ownParameters(document, operation)]
  const body = bodyOf(document, operation)
  if (body !== null) given.push(body)
  const found: Argument[] = []
  for (const read of given.map((each) => argumentsOf(document, each))) {
    if (!read.ok) return read
    found.push(...read.value.arguments)
    if (read.value.cuts > 0) changes.push(cutChange(read.value.name, read.value.cuts))
  }
  const properties: [string, JsonValue][] = []
  const required: string[] = []
  const taken = new Set<string>()
  for (const { name, place, isRequired, schema } of inOrderOfPlaces(found)) {
    let argument = name
    for (let n = 1; taken.has(argument); n++) argument = `${name}_${place}${n === 1 ? '' : n}`
    taken.add(argument)
    const renamed: JsonSchema = argument === name ? {} : { 'x-name': name }
    properties.push([argument, { ...schema, 'x-in': place, ...renamed }])
    if (isRequired) required.push(argument)
    if (argument === name) continue
    const message = `The ${place} parameter ${JSON.stringify(name)} became ${JSON.stringify(argument)}: the name is taken.`
    changes.push({ code: 'parameter-renamed', message })
  }
  return ok({ schema: { type: 'object', properties: Object.fromEntries(properties), required }, changes })
}

/** A parameter as it was given: where it goes, and the schema of its value before references are followed. */
interface Given {
  name: string
  place: Place
  isRequired: boolean
  description: JsonValue | undefined
  schema: JsonValue | undefined
  problem: Problem | null
}

/** Parameters of the operation and its path; one of the same name and place overrides the path's. */
function ownParameters(document: JsonObject, operation: Operation): Given[] {
  const byPlace = new Map<string, Given>()
  for (const value of operation.parameters) {
    const parameter = follow(document, value)
    if (!parameter.ok) {
      byPlace.set(JSON.stringify(value), { ...NOTHING, problem: parameter.problem })
      continue
    }
    const { name, in: place, required, description } = parameter.value.object
    if (typeof name !== 'string' || (place === 'header' && CLIENT_HEADERS.has(name.toLowerCase()))) continue
    const schema = valueSchema(parameter.value.object)
    const given = { name, isRequired: required === true, description, schema, problem: null }
    if (place === 'body') byPlace.set('body', { ...given, place: 'whole-body' })
    else byPlace.set(`${place} ${name}`, { ...given, place: placeOf(place) })
  }
  return [...byPlace.values()]
}

const NOTHING: Given = {
  name: '',
  place: 'query',
  isRequired: false,
  description: undefined,
  schema: {},
  problem: null,
}

const placeOf = (place: JsonValue | undefined): Place =>
  place === 'formData' ? 'body' : (PLACES.find((each) => each === place) ?? 'query')

/** OpenAPI 3 keeps the schema of a value apart; in Swagger 2.0 the parameter is the schema. */
function valueSchema(parameter: JsonObject): JsonValue | undefined {
  if (parameter.schema !== undefined) return parameter.schema
  if (isObject(parameter.content)) return schemaOfContent(parameter.content as JsonObject)
  return Object.fromEntries(Object.entries(parameter).filter(([key]) => !NOT_OF_THE_VALUE.has(key)))
}

/** The body of an OpenAPI 3 operation; null where it has none. */
function bodyOf(document: JsonObject, { source }: Operation): Given | null {
  if (source.requestBody === undefined) return null
  const body = follow(document, source.requestBody)
  if (!body.ok) return { ...NOTHING, problem: body.problem }
  const { content, required, description } = body.value.object
  const schema = isObject(content) ? schemaOfContent(content as JsonObject) : undefined
  if (schema === undefined) return null
  return {
    name: 'body',
    place: 'whole-body',
    isRequired: required === true,
    description,
    schema,
    problem: null,
  }
}

function argumentsOf(
  document: JsonObject,
  given: Given,
): Result<{ name: string; arguments: Argument[]; cuts: number }> {
  const what = given.place === 'whole-body' ? 'The body' : `Parameter ${JSON.stringify(given.name)}`
  if (given.problem)
    return fail(given.problem.code, `A parameter or the body cannot be read. ${given.problem.message}`)
  const inlined = inlineReferences(document, given.schema, 'request')
  if (!inlined.ok) return fail(inlined.problem.code, `${what} cannot be read. ${inlined.problem.message}`)
  const { schema, cuts } = inlined.value
  const members = given.place === 'whole-body' ? membersOf(schema) : null
  if (members === null) {
    const { description } = given
    const described =
      typeof description === 'string' && description !== '' ? { ...schema, description } : schema
    const { name, place, isRequired } = given
    return ok({
      name: what,
      arguments: [{ name: name || 'body', place, isRequired, schema: described }],
      cuts,
    })
  }
  const taken = members.map(([name, part, isRequired]): Argument => {
    return { name, place: 'body', isRequired: given.isRequired && isRequired, schema: part }
  })
  return ok({ name: what, arguments: taken, cuts })
}

/** What a schema may hold besides its members and still be nothing more than them. */
const BESIDE_MEMBERS = new Set([
  ...['type', 'properties', 'required', 'title', 'description', 'examples', 'additionalProperties'],
  ...['$schema', '$id', 'default', 'deprecated', 'nullable'],
])

/** The members of a plain object schema, or of several that must all hold (`allOf`); null for any other schema. */
function membersOf(schema: JsonSchema): [name: string, part: JsonSchema, isRequired: boolean][] | null {
  const { allOf, ...own } = schema
  const parts = Array.isArray(allOf)
    ? allOf.map((part) => (isObject(part) ? membersOf(part as JsonSchema) : null))
    : []
  if (
    parts.includes(null) ||
    !Object.keys(own).every((key) => BESIDE_MEMBERS.has(key) || key.startsWith('x-'))
  )
    return null
  if (isObject(own.additionalProperties) || (own.type !== undefined && own.type !== 'object')) return null
  if (!isObject(own.properties) && parts.length === 0) return null
  const required = Array.isArray(own.required) ? own.required : []
  const members = new Map(parts.flatMap((part) => part ?? []).map((member) => [member[0], member]))
  for (const [name, part] of Object.entries(isObject(own.properties) ? (own.properties as JsonObject) : {})) {
    members.set(name, [name, isObject(part) ? (part as JsonSchema) : {}, false])
  }
  return [...members.values()].map(([name, part, isRequired]) => [
    name,
    part,
    isRequired || required.includes(name),
  ])
}

const inOrderOfPlaces = (found: readonly Argument[]): Argument[] =>
  PLACES.flatMap((place) => found.filter((argument) => argument.place === place))

/** The report's words for references that were not followed to their end. */
export function cutChange(what: string, cuts: number): Problem {
  const times = cuts === 1 ? 'one place' : `${cuts} places`
  const message = `${what} repeats itself or is very large; it was cut in ${times}.`
  return { code: 'recursion-cut', message }
}
