import { isObject, type JsonObject, type JsonValue } from '../../shared/json'
import { follow } from './follow'

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']

/** One operation of an OpenAPI document: a method on a path. */
export interface Operation {
  method: string
  path: string
  /** The operation as it stands in the document. */
  source: JsonObject
  /** Its parameters after those of its path, which it may override; references are not yet followed. */
  parameters: JsonValue[]
}

/** Every operation, in the order of the paths and of the methods within them. */
export function listOperations(document: JsonObject): Operation[] {
  const paths = isObject(document.paths) ? Object.entries(document.paths as JsonObject) : []
  return paths.flatMap(([path, value]) => {
    const item = follow(document, value)
    if (!item.ok) return []
    return Object.entries(item.value.object).flatMap(([method, source]): Operation[] =>
      METHODS.includes(method) && isObject(source)
        ? [
            {
              method,
              path,
              source: source as JsonObject,
              parameters: [...listOf(item.value.object.parameters), ...listOf(source.parameters)],
            },
          ]
        : [],
    )
  })
}

const listOf = (value: unknown): JsonValue[] => (Array.isArray(value) ? value : [])
