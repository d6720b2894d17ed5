import { pluralOf, singularOf, wordsOf } from '../../shared/english'
import { isObject, type JsonObject } from '../../shared/json'
import { resolved, typeOf } from '../plausible/plausible-value'
import { type Purpose, purposeOf } from '../purpose'
import type { JsonSchema, Tool } from '../tool'
import { identityNoun } from './identity'

const known = new WeakMap<Tool, JsonSchema>()

/**
 * The schema of what a tool returns: its own where it has one, else inferred from its verb and noun, with
 * a place for every handle (id, url, symbol, …) by which the server's other tools ask for such a thing.
 */
export function resultSchemaOf(tool: Tool, tools: readonly Tool[]): JsonSchema {
  if (tool.result && isObject(tool.result.properties) && Object.keys(tool.result.properties).length > 0)
    return tool.result
  const seen = known.get(tool)
  if (seen) return seen
  const schema = inferred(tool, tools)
  known.set(tool, schema)
  return schema
}

function inferred(tool: Tool, tools: readonly Tool[]): JsonSchema {
  const purpose = purposeOf(tool)
  const entity = { type: 'object', properties: entityFields(tool, purpose, tools) }
  switch (purpose.kind) {
    case 'list':
      return objectOf({
        [pluralOf(purpose.noun).replaceAll(' ', '_')]: { type: 'array', items: entity },
        total: { type: 'integer' },
      })
    case 'calculate':
      return objectOf({ result: { type: 'number' } })
    case 'delete':
      return objectOf({
        deleted: { type: 'boolean', const: true },
        id: identityField(purpose.noun, tools).schema,
      })
    case 'other':
      return objectOf({ status: { type: 'string', const: 'done' }, ...handlesFor(tool, purpose, tools) })
    default:
      return entity
  }
}

const objectOf = (properties: JsonObject): JsonSchema => ({ type: 'object', properties })

function entityFields(tool: Tool, purpose: Purpose, tools: readonly Tool[]): JsonObject {
  const identity = identityField(purpose.noun, tools)
  const acts = purpose.kind === 'create' || purpose.kind === 'update'
  return {
    [identity.name]: identity.schema,
    ...handlesFor(tool, purpose, tools),
    ...classFields(purpose.noun),
    ...(acts ? { status: { type: 'string', enum: [ACTED[purpose.verb] ?? 'active'] } } : {}),
  }
}

const ACTED: Record<string, string> = {
  cancel: 'cancelled',
  close: 'closed',
  book: 'confirmed',
  reserve: 'reserved',
  order: 'placed',
  send: 'sent',
  schedule: 'scheduled',
  pay: 'paid',
  return: 'returned',
  create: 'created',
  add: 'added',
  update: 'updated',
  generate: 'ready',
  upload: 'uploaded',
}

/** The identity of a noun under the name and type by which other tools ask for it. */
function identityField(noun: string, tools: readonly Tool[]): { name: string; schema: JsonSchema } {
  for (const other of tools)
    for (const [name, schema] of Object.entries(other.parameters.properties)) {
      const isOwn = identityNoun(name, purposeOf(other).noun) === noun
      const type = typeOf(schema)
      if (isOwn && ['string', 'integer', 'number'].includes(type))
        return { name, schema: handleSchema(schema) }
    }
  return { name: 'id', schema: { type: 'string' } }
}

const HANDLE =
  /^(url|link|path|symbol|ticker|code|slug|key|name|title|address|ref|handle|username|isbn|sha|pmid|doi|smiles|mint|cid)$/
const HANDLES_MAX = 4

/** What other tools require to be pointed at such a thing, at most four, those of the same noun first. */
function handlesFor(tool: Tool, purpose: Purpose, tools: readonly Tool[]): JsonObject {
  const found: { name: string; schema: JsonSchema; isOwn: boolean }[] = []
  for (const other of tools) {
    if (other === tool) continue
    for (const name of other.parameters.required) {
      const schema = other.parameters.properties[name]
      const words = wordsOf(name)
      const last = words.at(-1) ?? ''
      if (!schema || !['string', 'integer', 'number'].includes(typeOf(schema)) || Array.isArray(schema.enum))
        continue
      const stem = words.slice(0, -1).map(singularOf)
      const isIdentity = identityNoun(name, purposeOf(other).noun) === purpose.noun
      const isOwn = isIdentity || stem.includes(purpose.noun) || singularOf(last) === purpose.noun
      const isBare = HANDLE.test(last) && stem.length === 0 && purposeOf(other).noun === purpose.noun
      const isPointer =
        /^(url|link|symbol|ticker|address|smiles|isbn|doi|pmid)$/.test(last) && stem.length === 0
      if ((isOwn && (HANDLE.test(last) || isIdentity || stem.length === 0)) || isBare || isPointer)
        found.push({ name, schema: handleSchema(schema), isOwn: isOwn || isBare })
    }
  }
  found.sort((a, b) => Number(b.isOwn) - Number(a.isOwn))
  const unique = [...new Map(found.map((handle) => [handle.name, handle])).values()]
  return Object.fromEntries(unique.slice(0, HANDLES_MAX).map(({ name, schema }) => [name, schema]))
}

/** A handle's schema without what belongs to asking (defaults), so that results do not all say the default. */
function handleSchema(schema: JsonSchema): JsonSchema {
  const { default: _default, ...rest } = resolved(schema, schema) ?? { type: 'string' }
  return rest
}

const text = { type: 'string' }
const number = { type: 'number' }
const whole = { type: 'integer' }
const day = { type: 'string', format: 'date' }

/** What things of a kind are usually described by; the last row serves everything else. */
const CLASSES: readonly [RegExp, JsonObject][] = [
  [
    /^(weather|forecast|condition|climate)$/,
    { location: text, temperature_c: number, humidity: whole, conditions: text, observed_on: day },
  ],
  [/^(price|quote|rate|fee|cost|ticker)$/, { price: number, currency: text, as_of_date: day }],
  [/^(stock|share|coin|token|balance|portfolio)$/, { name: text, price: number, currency: text }],
  [
    /^(news|headline|article|story|post|comment|announcement)$/,
    { title: text, author: text, published_at: day, summary: text },
  ],
  [
    /^(paper|book|document|publication|study|report|note|page|doc|documentation)$/,
    { title: text, author: text, published_at: day },
  ],
  [
    /^(person|user|member|customer|guest|author|contact|client|patient|employee|player|lead)$/,
    { name: text, email: text, city: text },
  ],
  [
    /^(place|restaurant|hotel|venue|location|listing|shop|museum|station|address)$/,
    { name: text, address: text, city: text, rating: number },
  ],
  [
    /^(event|meeting|appointment|booking|reservation|flight|match|game|race)$/,
    { title: text, date: day, start_time: text, location: text },
  ],
  [
    /^(file|folder|directory|image|screenshot|video|photo|wallpaper|download)$/,
    { name: text, size_bytes: whole, updated_at: day },
  ],
  [/^(product|item|order|invoice|car|vehicle)$/, { name: text, price: number, currency: text }],
  [
    /^(repository|repo|package|library|module|app|model|dataset)$/,
    { name: text, version: { type: 'string', pattern: '^[1-4]\\.[0-9]\\.[0-9]$' }, updated_at: day },
  ],
  [/./, { name: text, status: { type: 'string', enum: ['active', 'ready', 'archived'] }, updated_at: day }],
]

function classFields(noun: string): JsonObject {
  return CLASSES.find(([nouns]) => nouns.test(noun))?.[1] ?? {}
}
