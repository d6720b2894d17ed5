import { isObject } from '../../shared/json'
import type { JsonSchema } from '../../tool'
import { FACETS } from './vocabulary'
import { stemOf, wordsOf } from './words'

/** A field of what a tool returns, by its schema. */
export interface ResultField {
  /** Where it stands, e.g. `hotels[].id`. */
  path: string
  stems: string[]
  /** Stems of the object that holds it: `hotels[].id` belongs to a hotel; empty at the top. */
  owner: string[]
  type: string | null
  format: string | null
  described: string[]
}

const DEPTH_MAX = 4
const FIELDS_MAX = 200

/** The fields of a result schema, breadth first, at most 200 and 4 levels deep; none without a schema. */
export function fieldsOf(schema: JsonSchema | null): ResultField[] {
  const fields: ResultField[] = []
  let level = schema === null ? [] : [{ schema: schema as unknown, path: '', owner: [] as string[] }]
  for (let depth = 0; depth < DEPTH_MAX && level.length > 0; depth++) {
    const next: typeof level = []
    for (const place of level) {
      const { node, suffix } = withoutArrays(place.schema)
      const properties = isObject(node.properties) ? Object.entries(node.properties) : []
      for (const [name, child] of properties) {
        if (fields.length === FIELDS_MAX) return fields
        const path = `${place.path}${suffix}${place.path === '' && suffix === '' ? '' : '.'}${name}`
        const inner = withoutArrays(child)
        const stems = wordsOf(name).map(stemOf)
        fields.push({
          path,
          stems,
          owner: place.owner,
          type: typeof inner.node.type === 'string' ? inner.node.type : null,
          format: typeof inner.node.format === 'string' ? inner.node.format : null,
          described: describedStems(child),
        })
        next.push({ schema: child, path, owner: stems.filter((stem) => !FACETS.has(stem)) })
      }
    }
    level = next
  }
  return fields
}

/** The schema of one element, and `[]` for every array that was opened to reach it. */
function withoutArrays(schema: unknown): { node: JsonSchema; suffix: string } {
  let node = isObject(schema) ? schema : {}
  let suffix = ''
  while (isObject(node.items) && suffix.length < 8) {
    node = node.items
    suffix += '[]'
  }
  return { node: node as JsonSchema, suffix }
}

const describedStems = (schema: unknown): string[] =>
  isObject(schema) && typeof schema.description === 'string'
    ? wordsOf(schema.description.split(/[.\n]/)[0] ?? '').map(stemOf)
    : []
