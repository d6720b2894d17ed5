import { isObject, type JsonObject } from '../../shared/json'
import { type JsonSchema, resolved, typeOf } from '../../tool'

/** Names of values that only programs hand to each other. */
const INTERNAL =
  /(access|refresh|auth|session|csrf|page|continuation|next)_?(token|key)$|(^|_)(token|cursor|handle|nonce|signature|checksum|session_?id|etag|base64|blob|bytes)$/

const DEPTH_MAX = 4

/**
 * Could a person say a value for this parameter in a request? References are followed in `root`, the tool's schema.
 * `unknown` where its schema does not say what it is.
 * Identifiers count as sayable: people do know their order and member numbers; tokens and cursors nobody knows.
 */
export function isSayable(
  name: string,
  schema: JsonSchema,
  root: JsonSchema = schema,
  depth = 0,
): 'yes' | 'no' | 'unknown' {
  const plain = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll('-', '_')
    .toLowerCase()
  if (Array.isArray(schema.enum) || 'const' in schema || 'default' in schema) return 'yes'
  if (INTERNAL.test(plain)) return 'no'
  const shape = resolved(schema, root)
  if (shape === null || depth > DEPTH_MAX || isBare(shape)) return 'unknown'
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

/** Does a schema say nothing of what a value looks like? */
const isBare = (schema: JsonSchema): boolean =>
  ['type', 'properties', 'items', 'anyOf', 'oneOf', 'allOf', 'format', 'pattern', 'description'].every(
    (key) => !(key in schema),
  )
