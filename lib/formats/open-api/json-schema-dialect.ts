import type { JsonSchema } from '../../tool'

/** What OpenAPI adds to JSON Schema for its own tools; `discriminator` also holds references in plain strings. */
const OWN_MEMBERS = ['collectionFormat', 'discriminator', 'externalDocs', 'xml']

/**
 * One schema of OpenAPI as JSON Schema says it: `example` is a list, a `file` is a binary string, `required` is no
 * flag. What is older JSON Schema (`nullable`, a boolean `exclusiveMinimum`) is left to the normalisation of tools.
 */
export function toJsonSchema(part: JsonSchema): JsonSchema {
  const { example, ...rest } = part
  const schema: JsonSchema = Object.fromEntries(
    Object.entries(rest).filter(([key]) => !OWN_MEMBERS.includes(key)),
  )
  if (example !== undefined && schema.examples === undefined) schema.examples = [example]
  if (schema.examples !== undefined && !Array.isArray(schema.examples)) delete schema.examples
  if (typeof schema.required === 'boolean') delete schema.required
  return schema.type === 'file' ? { ...schema, type: 'string', format: 'binary' } : schema
}
