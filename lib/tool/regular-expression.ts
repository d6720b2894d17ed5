import { isObject } from '../shared/json'
import { mapSchema } from './schema-parts'
import type { JsonSchema } from './tool'

/**
 * A schema's pattern as a regular expression: with Unicode rules as JSON Schema wants it, else without, since
 * many patterns in use escape more than those rules allow (`\-`, `\@`). Throws a SyntaxError for neither.
 */
export function regularExpression(pattern: string): RegExp {
  try {
    return new RegExp(pattern, 'u')
  } catch {
    return new RegExp(pattern)
  }
}

/** The place of the first pattern that is no regular expression; the meta-schemas do not look. Null for none. */
export function findBadPattern(schema: JsonSchema): string | null {
  let found: string | null = null
  mapSchema(schema, (part, pointer) => {
    if (typeof part.pattern === 'string' && !isReadable(part.pattern)) found ??= `${pointer}/pattern`
    const names = isObject(part.patternProperties) ? Object.keys(part.patternProperties) : []
    if (!names.every(isReadable)) found ??= `${pointer}/patternProperties`
    return part
  })
  return found
}

function isReadable(pattern: string): boolean {
  try {
    regularExpression(pattern)
    return true
  } catch {
    return false
  }
}
