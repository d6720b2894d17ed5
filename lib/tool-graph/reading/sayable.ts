import { isObject, type JsonObject } from '../../shared/json'
import { type JsonSchema, resolved, type Tool, typeOf } from '../../tool'
import { STRONG_IDENTIFIERS } from './vocabulary'
import { stemOf, wordsOf } from './words'

/** Names of values that only programs hand to each other. */
const INTERNAL =
  /(access|refresh|auth|session|csrf|page|continuation|next)_?(token|key)$|(^|_)(token|cursor|handle|nonce|signature|checksum|session_?id|etag|base64|blob|bytes)$/

/**
 * People are handed the identifiers of their own dealings, on a card or in a confirmation, and read them out. Those of
 * things that they choose among (a hotel, a book, a page) they have never seen: they say its name.
 */
const HANDED_OUT = new Set(
  `account user customer member membership client guest patient student employee traveller traveler passenger
  subscriber subscription order booking reservation ticket rental loan invoice receipt bill payment transaction
  tracking shipment parcel delivery return refund claim case incident issue policy contract license licence passport
  visa card confirmation appointment application registration enrollment complaint warranty tax reference isbn doi`
    .split(/\s+/)
    .map(stemOf),
)

const DEPTH_MAX = 4

/** Could a person say a value for this parameter of a tool? Both the problems of a graph and the verdict on a chain go by it. */
export function sayableOf({ parameters }: Tool, name: string): 'yes' | 'no' | 'unknown' {
  const schema = parameters.properties[name]
  return isSayable(name, isObject(schema) ? (schema as JsonObject) : {}, parameters)
}

/**
 * Could a person say a value for this parameter in a request? References are followed in `root`, the tool's schema. `unknown` where its schema does
 * not say what it is.
 */
export function isSayable(
  name: string,
  schema: JsonSchema,
  root: JsonSchema = schema,
  depth = 0,
): 'yes' | 'no' | 'unknown' {
  if (Array.isArray(schema.enum) || 'const' in schema || 'default' in schema) return 'yes'
  if (INTERNAL.test(wordsOf(name).join('_'))) return 'no'
  const shape = resolved(schema, root)
  if (shape === null || depth > DEPTH_MAX) return 'unknown'
  const identifier = saysIdentifier(name, shape)
  if (identifier !== null) return identifier ? 'yes' : 'no'
  if (isBare(shape)) return 'unknown'
  const type = typeOf(shape)
  if (type === 'array')
    return isObject(shape.items) ? isSayable(name, shape.items as JsonObject, root, depth + 1) : 'unknown'
  if (type !== 'object') return 'yes'
  const properties = isObject(shape.properties) ? Object.entries(shape.properties) : []
  const required = Array.isArray(shape.required) ? shape.required : []
  const members = properties
    .filter(([key]) => required.length === 0 || required.includes(key))
    .map(([key, member]) => isSayable(key, isObject(member) ? (member as JsonObject) : {}, root, depth + 1))
  if (members.length === 0) return 'unknown'
  return members.includes('no') ? 'no' : members.includes('unknown') ? 'unknown' : 'yes'
}

/** Would a person know this identifier? null where neither name nor format is that of one. */
function saysIdentifier(name: string, schema: JsonSchema): boolean | null {
  const stems = wordsOf(name).map((word) => stemOf(word === 'ids' ? 'id' : word))
  // Whatever it is of, nobody reads out 32 digits.
  if (schema.format === 'uuid') return false
  if (!STRONG_IDENTIFIERS.has(stems.at(-1) ?? '')) return null
  // A bare `id` is of what its description says first: "ID of the booking to cancel".
  const said = stems.length > 1 || typeof schema.description !== 'string' ? '' : schema.description
  return [...stems, ...wordsOf(said.split(/[.\n(]/)[0] ?? '').map(stemOf)].some((stem) =>
    HANDED_OUT.has(stem),
  )
}

/** Does a schema say nothing of what a value looks like? */
const isBare = (schema: JsonSchema): boolean =>
  ['type', 'properties', 'items', 'anyOf', 'oneOf', 'allOf', 'format', 'pattern', 'description'].every(
    (key) => !(key in schema),
  )
