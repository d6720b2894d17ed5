import { isObject, type JsonObject, type JsonValue } from '../../shared/json'
import { fail, ok, type Result } from '../../shared/result'
import { resolveReference } from '../../tool'

/**
 * The object behind a value that may be a `$ref`, or a chain of them, within its document. Members that stand
 * beside a reference win over the target's. Refused with `unresolved-reference`: nothing stands there, the chain
 * bites its tail, or it leads to another document, which is never read.
 */
export function follow(
  document: JsonObject,
  value: JsonValue | undefined,
): Result<{ object: JsonObject; references: string[] }> {
  let at = value
  const references: string[] = []
  while (isObject(at) && typeof at.$ref === 'string') {
    const { $ref: reference, ...beside } = at as JsonObject & { $ref: string }
    if (references.includes(reference)) return dead(reference, 'it leads back to itself')
    if (!reference.startsWith('#')) return dead(reference, 'other files and addresses are not read')
    const target = resolveReference(document, reference)
    if (!isObject(target)) return dead(reference, 'nothing in the file stands there')
    references.push(reference)
    at = { ...target, ...beside }
  }
  return ok({ object: isObject(at) ? (at as JsonObject) : {}, references })
}

function dead(reference: string, why: string) {
  const shown = reference.length > 120 ? `${reference.slice(0, 120)}…` : reference
  return fail('unresolved-reference', `It points at ${JSON.stringify(shown)}: ${why}.`)
}

/** A member as an object with its reference followed; an empty one where there is none or it is dead. */
export function followed(document: JsonObject, value: JsonValue | undefined): JsonObject {
  const found = follow(document, value)
  return found.ok ? found.value.object : {}
}
