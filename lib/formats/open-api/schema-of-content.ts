import { isObject, type JsonObject, type JsonValue } from '../../shared/json'

/** The schema of a `content` map: of JSON where there is some, else of forms, else of whatever comes first. */
export function schemaOfContent(content: JsonObject): JsonValue | undefined {
  const kinds = Object.entries(content)
  const preferred = [/^application\/json\b/i, /[/+]json\b/i, /form/i, /./]
  for (const pattern of preferred) {
    const [, media] = kinds.find(([kind, value]) => pattern.test(kind) && isObject(value)) ?? []
    if (isObject(media) && media.schema !== undefined) return media.schema as JsonValue
  }
  return undefined
}
