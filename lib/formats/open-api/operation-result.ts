import { isObject, type JsonObject, type JsonValue } from '../../shared/json'
import type { Problem } from '../../shared/result'
import type { JsonSchema } from '../../tool'
import { followed } from './follow'
import { inlineReferences } from './inline-references'
import { cutChange } from './merge-parameters'
import type { Operation } from './operations'
import { schemaOfContent } from './schema-of-content'

/** The schema of the first 2xx response that has one; null where none has, or where it cannot be read. */
export function operationResult(
  document: JsonObject,
  { source }: Operation,
): { schema: JsonSchema | null; changes: Problem[] } {
  const responses = isObject(source.responses) ? Object.entries(source.responses as JsonObject) : []
  const [schema] = responses
    .filter(([status]) => /^2(\d\d|xx)$/i.test(status))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, response]) => schemaOfResponse(followed(document, response)))
    .filter((schema) => schema !== undefined)
  if (schema === undefined) return { schema: null, changes: [] }
  const inlined = inlineReferences(document, schema, 'response')
  if (!inlined.ok) {
    const message = `The result schema was left out. ${inlined.problem.message}`
    return { schema: null, changes: [{ code: 'result-left-out', message }] }
  }
  const { schema: result, cuts } = inlined.value
  return { schema: result, changes: cuts > 0 ? [cutChange('The result', cuts)] : [] }
}

/** Swagger 2.0 keeps the schema in the response, OpenAPI 3 one for each kind of content. */
const schemaOfResponse = ({ schema, content }: JsonObject): JsonValue | undefined =>
  schema ?? (isObject(content) ? schemaOfContent(content as JsonObject) : undefined)
