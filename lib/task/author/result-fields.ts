import { singularOf, wordsOf } from '../../shared/english'
import { isObject } from '../../shared/json'
import { identityNoun, type JsonSchema, resolved, typeOf } from '../../tool'

/** A single value inside a result: its dotted path (arrays are entered at their first element) and whose it is. */
export interface ResultField {
  path: string
  name: string
  /** Singular noun of the object that holds it. */
  owner: string
  type: string
}

const DEPTH_MAX = 4

/** The single values of a result schema, shallow ones first. */
export function resultFields(schema: JsonSchema, noun: string): ResultField[] {
  const fields: ResultField[] = []
  let level = [{ schema, path: '', owner: noun }]
  for (let depth = 0; depth < DEPTH_MAX && level.length > 0; depth++) {
    const next: typeof level = []
    for (const place of level) {
      const shape = resolved(place.schema, schema)
      if (!shape || !isObject(shape.properties)) continue
      for (const [name, member] of Object.entries(shape.properties)) {
        const inner = isObject(member) ? elementOf(member as JsonSchema, schema) : null
        if (!inner) continue
        const path = place.path === '' ? name : `${place.path}.${name}`
        if (isObject(inner.properties))
          next.push({ schema: inner, path, owner: singularOf(wordsOf(name).at(-1) ?? place.owner) })
        else fields.push({ path, name, owner: place.owner, type: typeOf(inner) })
      }
    }
    level = next
  }
  return fields
}

function elementOf(schema: JsonSchema, root: JsonSchema): JsonSchema | null {
  let shape = resolved(schema, root)
  for (let depth = 0; shape && typeOf(shape) === 'array' && isObject(shape.items) && depth < 3; depth++)
    shape = resolved(shape.items as JsonSchema, root)
  return shape
}

const COMPATIBLE: Record<string, string[]> = {
  string: ['string'],
  integer: ['integer'],
  number: ['integer', 'number'],
}

/**
 * The field of an earlier result that can stand for a parameter, best first: the same name, the same identity
 * (`book_id` for a book's `id`), the owner and the name together (`docName` for a doc's `name`). Null when none fits.
 */
export function fieldFor(
  parameter: string,
  type: string,
  toolNoun: string,
  fields: readonly ResultField[],
): ResultField | null {
  const fitting = fields.filter((field) => COMPATIBLE[type]?.includes(field.type))
  const wanted = wordsOf(parameter).map(singularOf).join(' ')
  const identity = identityNoun(parameter, toolNoun)
  if (identity !== null)
    return (
      fitting.find(({ name, owner }) => identityNoun(name, owner) === identity && name === parameter) ??
      fitting.find(({ name, owner }) => identityNoun(name, owner) === identity) ??
      null
    )
  return (
    fitting.find(({ name, owner }) => sameWords(name, wanted) && (isTelling(wanted) || owner === toolNoun)) ??
    fitting.find(({ name, owner }) => `${owner} ${wordsOf(name).join(' ')}` === wanted) ??
    fitting.find(({ name, owner }) => owner === wanted && /^(name|title|code|slug|symbol)$/.test(name)) ??
    null
  )
}

const sameWords = (name: string, wanted: string): boolean =>
  wordsOf(name).map(singularOf).join(' ') === wanted

/** Names that say the same whoever has them; `name`, `title` or `type` say nothing without their owner. */
const isTelling = (name: string): boolean =>
  !/^(name|title|type|status|date|text|description|value|code|count|total)$/.test(name)
