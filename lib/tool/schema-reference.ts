import { isObject, type JsonValue } from '../shared/json'
import { mapSchema } from './schema-parts'
import type { JsonSchema } from './tool'

/**
 * What a `$ref` points at inside its own document: `#`, a JSON Pointer (`#/$defs/Point`), an anchor or an id.
 * Null when nothing stands there. Other documents are never fetched.
 */
export function resolveReference(root: JsonSchema, reference: string): JsonSchema | boolean | null {
  if (reference === '#') return root
  if (!reference.startsWith('#/')) return findNamed(root, reference)
  let at: JsonValue | undefined = root
  for (const part of reference.slice(2).split('/')) {
    const key = unescapePart(part)
    if (Array.isArray(at)) at = at[Number(key)]
    else if (isObject(at) && Object.hasOwn(at, key)) at = at[key]
    else return null
  }
  return isObject(at) || typeof at === 'boolean' ? at : null
}

/** The first reference that points at nothing in the schema, and where it stands; such a schema checks no arguments. */
export function findDeadReference(schema: JsonSchema): { reference: string; pointer: string } | null {
  let found: { reference: string; pointer: string } | null = null
  mapSchema(schema, (part, pointer) => {
    if (typeof part.$ref === 'string' && resolveReference(schema, part.$ref) === null) {
      found ??= { reference: part.$ref, pointer: `${pointer}/$ref` }
    }
    return part
  })
  return found
}

function findNamed(root: JsonSchema, reference: string): JsonSchema | null {
  let found: JsonSchema | null = null
  mapSchema(root, (part) => {
    if (part.$id === reference || `#${part.$anchor}` === reference) found ??= part
    return part
  })
  return found
}

function unescapePart(part: string): string {
  const plain = part.replaceAll('~1', '/').replaceAll('~0', '~')
  try {
    return decodeURIComponent(plain)
  } catch {
    return plain // a lone % is a character like any other
  }
}
