import { singularOf, wordsOf } from '../../shared/english'
import { isObject, type JsonObject, type JsonValue } from '../../shared/json'
import type { Random } from '../../shared/random'
import type { JsonSchema } from '../tool'
import { examplesIn } from './examples'
import { numberByName } from './number-rules'
import { textOfPattern } from './pattern-text'
import { type TextContext, textByFormat, textByName } from './text-rules'

export interface ValueContext extends TextContext {
  /** The whole schema, in which `$ref` is looked up. */
  root: JsonSchema
  /** True: a text for which no rule and no example speaks is undefined instead of any title. */
  mustBeKnown?: boolean
}

/**
 * A value that a person could mean, for a schema under a name; undefined where the schema asks for more
 * than a name can tell (an object without members, a reference that leads nowhere). Constants, enums and
 * stated examples come before formats, formats before names. The caller checks the value against the schema.
 */
export function plausibleValue(
  name: string,
  schema: JsonSchema,
  context: ValueContext,
): JsonValue | undefined {
  const plain = resolved(schema, context.root)
  if (!plain) return undefined
  if (plain.const !== undefined) return plain.const
  const { random } = context
  if (Array.isArray(plain.enum)) {
    const options = plain.enum.filter((option) => option !== null && option !== '')
    return options.length > 0 ? random.pick(options) : undefined
  }
  if (Array.isArray(plain.examples) && plain.examples.length > 0) return random.pick(plain.examples)
  switch (typeOf(plain)) {
    case 'boolean':
      return random.chance(0.7)
    case 'integer':
    case 'number':
      return numberFor(name, plain, random)
    case 'array':
      return arrayFor(name, plain, context)
    case 'object':
      return objectFor(plain, context)
    case 'null':
      return null
    default:
      return textFor(name, plain, context)
  }
}

/** The schema itself with local references followed and the first non-null alternative chosen. */
export function resolved(schema: JsonSchema, root: JsonSchema, depth = 0): JsonSchema | null {
  if (depth > 8) return null
  if (typeof schema.$ref === 'string') {
    const target = schema.$ref
      .replace(/^#\/?/, '')
      .split('/')
      .reduce<JsonValue | undefined>((at, key) => (isObject(at) ? (at as JsonObject)[key] : undefined), root)
    return isObject(target) ? resolved(target as JsonSchema, root, depth + 1) : null
  }
  const options = schema.anyOf ?? schema.oneOf ?? schema.allOf
  if (!Array.isArray(options)) return schema
  const first = options.find((option) => isObject(option) && option.type !== 'null')
  const { anyOf: _any, oneOf: _one, allOf: _all, ...rest } = schema
  return isObject(first) ? resolved({ ...rest, ...(first as JsonSchema) }, root, depth + 1) : null
}

/** The type that a schema asks for, `null` passed over; guessed from its keywords where it does not say. */
export function typeOf(schema: JsonSchema): string {
  if (Array.isArray(schema.type)) return String(schema.type.find((type) => type !== 'null') ?? 'null')
  if (typeof schema.type === 'string') return schema.type
  if (isObject(schema.properties)) return 'object'
  return schema.items === undefined ? 'string' : 'array'
}

const snake = (name: string): string => wordsOf(name).join('_')

function textFor(name: string, schema: JsonSchema, context: ValueContext): string | undefined {
  const { random } = context
  if (typeof schema.pattern === 'string') {
    const text = textOfPattern(schema.pattern, random)
    if (text !== null) return text
  }
  const formatted =
    typeof schema.format === 'string' ? textByFormat(schema.format, snake(name), context) : null
  const examples = typeof schema.description === 'string' ? examplesIn(schema.description) : []
  const byName = formatted ?? textByName(snake(name), context)
  const chosen =
    examples.length > 0 && formatted === null && (byName === null || random.chance(0.6))
      ? random.pick(examples)
      : byName
  if (chosen === null && context.mustBeKnown) return undefined
  const text =
    chosen ?? textByName('name', { ...context, noun: singularOf(wordsOf(name).at(-1) ?? 'item') }) ?? ''
  return withinLength(text, schema)
}

function withinLength(text: string, schema: JsonSchema): string {
  const max = typeof schema.maxLength === 'number' ? schema.maxLength : Number.POSITIVE_INFINITY
  const min = typeof schema.minLength === 'number' ? schema.minLength : 0
  const short = text.length > max ? text.slice(0, max).trimEnd() : text
  return short.length < min ? short.padEnd(min, '.') : short
}

function numberFor(name: string, schema: JsonSchema, random: Random): number {
  const isInteger = typeOf(schema) === 'integer'
  const wanted = numberByName(snake(name), isInteger, random)
  const above = typeof schema.exclusiveMinimum === 'number' ? schema.exclusiveMinimum + 1 : undefined
  const below = typeof schema.exclusiveMaximum === 'number' ? schema.exclusiveMaximum - 1 : undefined
  const min = typeof schema.minimum === 'number' ? schema.minimum : above
  const max = typeof schema.maximum === 'number' ? schema.maximum : below
  const isOutside = (min !== undefined && wanted < min) || (max !== undefined && wanted > max)
  const bounded = isOutside
    ? between(min ?? wanted, max ?? Math.max(wanted, min ?? wanted), isInteger, random)
    : wanted
  const step = typeof schema.multipleOf === 'number' && schema.multipleOf > 0 ? schema.multipleOf : 0
  return step > 0 ? Math.ceil(bounded / step) * step : bounded
}

function between(min: number, max: number, isInteger: boolean, random: Random): number {
  if (isInteger || (Number.isInteger(min) && Number.isInteger(max) && max - min > 400))
    return random.int(Math.ceil(min), Math.floor(max))
  return Number(Math.min(max, min + random.next() * (max - min)).toFixed(2))
}

function arrayFor(name: string, schema: JsonSchema, context: ValueContext): JsonValue[] | undefined {
  const items = isObject(schema.items) ? (schema.items as JsonSchema) : { type: 'string' }
  const min = typeof schema.minItems === 'number' ? schema.minItems : 1
  const max = typeof schema.maxItems === 'number' ? schema.maxItems : Math.max(min, 3)
  const length = context.random.int(min, Math.max(min, Math.min(max, min + 2)))
  const last = wordsOf(name)
  const each = [...last.slice(0, -1), singularOf(last.at(-1) ?? 'item')].join('_')
  const values: JsonValue[] = []
  for (let tries = 0; values.length < length && tries < length * 4; tries++) {
    const value = plausibleValue(each, items, context)
    if (value === undefined) return undefined
    const isNew = !values.some((known) => JSON.stringify(known) === JSON.stringify(value))
    if (isNew || tries >= length * 3) values.push(value)
  }
  return values
}

function objectFor(schema: JsonSchema, context: ValueContext): JsonObject | undefined {
  if (!isObject(schema.properties)) return undefined
  const value: JsonObject = {}
  for (const [name, member] of Object.entries(schema.properties)) {
    const made = isObject(member) ? plausibleValue(name, member as JsonSchema, context) : undefined
    if (made !== undefined) value[name] = made
    else if (Array.isArray(schema.required) && schema.required.includes(name)) return undefined
  }
  return Object.keys(value).length > 0 ? value : undefined
}
