import { singularOf, wordsOf } from '../../shared/english'
import { isObject, type JsonObject, type JsonValue } from '../../shared/json'
import type { Random } from '../../shared/random'
import { dayAfter } from '../plausible/dates'
import { plausibleValue, resolved, typeOf } from '../plausible/plausible-value'
import { identifier } from '../plausible/text-rules'
import type { JsonSchema } from '../tool'
import { participleOf } from '../verbs'
import { identityNoun } from './identity'
import type { Entity, SessionState } from './session-state'

/** What presenting needs to know beside the schema and the thing. */
export interface Scene {
  state: SessionState
  random: Random
  today: string
  about: string
  /** Base form of the tool's verb: a cancelled booking says so. */
  verb: string
  isActing: boolean
  isCreating: boolean
  arguments: JsonObject
  root: JsonSchema
}

/**
 * A thing in the shape of an object schema. What the thing already has is shown; what is asked for the first
 * time is made up plausibly and then remembered, so that every later view agrees.
 */
export function presentEntity(schema: JsonSchema, entity: Entity, scene: Scene): JsonObject {
  const shape = resolved(schema, scene.root)
  const members = shape && isObject(shape.properties) ? Object.entries(shape.properties) : []
  const shown: JsonObject = {}
  for (const [name, member] of members) {
    if (!isObject(member)) continue
    const value = memberOf(name, member as JsonSchema, entity, scene)
    if (value !== undefined) shown[name] = value
  }
  return shown
}

function memberOf(name: string, schema: JsonSchema, entity: Entity, scene: Scene): JsonValue | undefined {
  const idNoun = identityNoun(name, entity.noun)
  if (idNoun === entity.noun) return entity.id
  const acted = scene.isActing ? actedValue(name, schema, scene) : undefined
  if (acted !== undefined) {
    entity.fields[name] = acted
    return acted
  }
  const own = entity.fields[name]
  if (own !== undefined) return own
  const value = borrowed(name, entity, scene) ?? made(name, schema, entity, idNoun, scene)
  if (value !== undefined) remember(name, value, entity, scene)
  return value
}

/** How often a thing points at another that is known already, rather than at a new one. */
const REUSE_CHANCE = 0.2

const PERSON = /^(member|customer|user|traveller|guest|patient|client|passenger|account)$/

/** Keeps a fact with the thing, and with the thing that it is really about: a loan's title is its book's. */
function remember(name: string, value: JsonValue, entity: Entity, { state }: Scene): void {
  entity.fields[name] = value
  if (!/^(title|model|author)$/.test(name)) return
  for (const [field, id] of Object.entries(entity.fields)) {
    const noun = identityNoun(field, entity.noun)
    if (
      !noun ||
      noun === entity.noun ||
      PERSON.test(noun) ||
      (typeof id !== 'string' && typeof id !== 'number')
    )
      continue
    const other = state.find(noun, id) ?? state.put({ noun, id, fields: {} })
    other.fields[name] ??= value
    return
  }
}

/** What an action does to what it touches: `cancel` sets a status of `cancelled` and a flag of that name. */
function actedValue(name: string, schema: JsonSchema, { verb, isCreating }: Scene): JsonValue | undefined {
  const plain = name.toLowerCase()
  if (
    typeOf(schema) === 'boolean' &&
    (/^(success|ok|done|deleted|removed|confirmed)$/.test(plain) || plain === participleOf(verb))
  )
    return true
  if (!/status|state$/.test(plain) || !Array.isArray(schema.enum)) return undefined
  const stem = verb.slice(0, 4)
  const acted = schema.enum.find((option) => typeof option === 'string' && option.startsWith(stem))
  // What has just come to be is in the first of its states.
  return acted ?? (isCreating ? schema.enum[0] : undefined)
}

/** A fact that another known thing already tells: a loan's `title` is the title of its book. */
function borrowed(name: string, entity: Entity, { state }: Scene): JsonValue | undefined {
  for (const [field, id] of Object.entries(entity.fields)) {
    const noun = identityNoun(field, entity.noun)
    if (!noun || noun === entity.noun || (typeof id !== 'string' && typeof id !== 'number')) continue
    const other = state.find(noun, id)
    const value =
      other?.fields[name] ??
      (name.startsWith(`${noun}_`) ? other?.fields[name.slice(noun.length + 1)] : undefined)
    if (value !== undefined && !/status|state$|_at$|_on$/.test(name)) return value
  }
  return undefined
}

function made(
  name: string,
  schema: JsonSchema,
  entity: Entity,
  idNoun: string | null,
  scene: Scene,
): JsonValue | undefined {
  const shape = resolved(schema, scene.root)
  if (!shape) return undefined
  if (idNoun && ['string', 'integer', 'number'].includes(typeOf(shape))) {
    const others = scene.state.all(idNoun)
    const other =
      others.length > 0 && scene.random.chance(REUSE_CHANCE)
        ? scene.random.pick(others)
        : mint(idNoun, name, shape, scene)
    return other.id
  }
  if (typeOf(shape) === 'object' && isObject(shape.properties)) {
    const noun = singularOf(wordsOf(name).at(-1) ?? 'item')
    return presentEntity(shape, { noun, id: identifier(noun, scene.random), fields: {} }, scene)
  }
  if (typeOf(shape) === 'array' && isObject(shape.items)) {
    const items = resolved(shape.items as JsonSchema, scene.root)
    if (items && typeOf(items) === 'object') {
      const noun = singularOf(wordsOf(name).at(-1) ?? 'item')
      return Array.from({ length: scene.random.int(1, 3) }, () =>
        presentEntity(
          items,
          mint(
            identityOf(items, noun, scene.root).noun,
            'id',
            identityOf(items, noun, scene.root).schema,
            scene,
          ),
          scene,
        ),
      )
    }
  }
  const value = plausibleValue(name, shape, { ...scene, noun: entity.noun })
  return typeof value === 'number'
    ? withinAsked(name, value, scene.arguments)
    : inTime(name, topical(name, value, scene), scene)
}

/** A number inside what the caller asked for: `max_price` holds for every `price`. */
function withinAsked(name: string, value: number, asked: JsonObject): number {
  const most = asked[`max_${name}`] ?? asked[`${name}_max`]
  const least = asked[`min_${name}`] ?? asked[`${name}_min`]
  const below = typeof most === 'number' ? Math.min(value, most) : value
  return typeof least === 'number' ? Math.max(below, least) : below
}

/** A day that is not before the one from which the caller asked. */
function inTime(
  name: string,
  value: JsonValue | undefined,
  { arguments: asked, random }: Scene,
): JsonValue | undefined {
  const from = asked.from_date ?? asked.start_date ?? asked.date ?? asked.travel_date
  const isDay = (day: JsonValue | undefined): day is string =>
    typeof day === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(day)
  if (!isDay(value) || !isDay(from) || value >= from || !/date|_on$|day|until/.test(name)) return value
  return /since|added|created|last/.test(name) ? value : dayAfter(from, random.int(0, 9))
}

const TITLES = [
  'A Practical Guide to #',
  '# for Beginners',
  'The Story of #',
  'Notes on #',
  '# in Practice',
  'Understanding #',
  'A Year of #',
]

/** Titles of what was searched for speak of it. */
function topical(
  name: string,
  value: JsonValue | undefined,
  { random, arguments: asked }: Scene,
): JsonValue | undefined {
  const topic = asked.query ?? asked.q ?? asked.keyword ?? asked.topic ?? asked.subject ?? asked.search_term
  if (
    typeof value !== 'string' ||
    typeof topic !== 'string' ||
    topic.length > 40 ||
    !/(^|_)(title|headline)$/.test(name)
  )
    return value
  const words = topic.replace(/\b[a-z]/g, (letter) => letter.toUpperCase())
  return random.pick(TITLES).replace('#', words)
}

/** A new thing with an id of its own that fits the schema of its identity. */
export function mint(noun: string, name: string, schema: JsonSchema, scene: Scene): Entity {
  const { state, random } = scene
  for (let attempt = 0; ; attempt++) {
    const id = newIdentity(noun, name, schema, scene)
    if (!state.find(noun, id)) return state.put({ noun, id, fields: {} })
    if (attempt > 20) return state.put({ noun, id: `${id}-${random.int(1000, 9999)}`, fields: {} })
  }
}

function newIdentity(noun: string, name: string, schema: JsonSchema, scene: Scene): string | number {
  const type = typeOf(schema)
  if (type === 'integer' || type === 'number') return scene.random.int(1000, 9999)
  if (typeof schema.pattern !== 'string' && schema.format === undefined && !Array.isArray(schema.enum))
    return identifier(noun, scene.random)
  const value = plausibleValue(name, schema, { ...scene, noun })
  return typeof value === 'string' || typeof value === 'number' ? value : identifier(noun, scene.random)
}

/** Which thing an object schema describes: the noun of its own identity, and that identity's schema. */
export function identityOf(
  schema: JsonSchema,
  nounAtHand: string,
  root: JsonSchema,
): { noun: string; schema: JsonSchema } {
  const members = isObject(schema.properties) ? Object.entries(schema.properties) : []
  const identities = members.flatMap(([name, member]) => {
    const noun = identityNoun(name, nounAtHand)
    const shape = isObject(member) ? resolved(member as JsonSchema, root) : null
    return noun && shape ? [{ noun, schema: shape }] : []
  })
  return (
    identities.find(({ noun }) => noun === nounAtHand) ??
    identities[0] ?? { noun: nounAtHand, schema: { type: 'string' } }
  )
}
