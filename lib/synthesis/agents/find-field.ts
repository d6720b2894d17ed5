import { isObject, type JsonValue } from '../../shared/json'

/**
 * The value that a plan means by a field: by its dotted path with lists entered at their first element, else
 * the shallowest member of the path's last name. Undefined when the result holds neither.
 */
export function findField(result: JsonValue, path: string): JsonValue | undefined {
  const names = path.split('.')
  return byPath(result, names) ?? byName(result, names.at(-1) ?? path)
}

function byPath(value: JsonValue | undefined, names: readonly string[]): JsonValue | undefined {
  const [name, ...rest] = names
  const at = Array.isArray(value) ? value[0] : value
  if (name === undefined) return at
  return isObject(at) ? byPath((at as Record<string, JsonValue>)[name], rest) : undefined
}

function byName(value: JsonValue, name: string): JsonValue | undefined {
  let level: JsonValue[] = [value]
  while (level.length > 0) {
    const next: JsonValue[] = []
    for (const at of level) {
      if (Array.isArray(at)) next.push(...at)
      else if (isObject(at)) {
        const own = (at as Record<string, JsonValue>)[name]
        if (own !== undefined) return own
        next.push(...(Object.values(at) as JsonValue[]))
      }
    }
    level = next
  }
  return undefined
}
