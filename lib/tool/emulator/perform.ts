import { singularOf, wordsOf } from '../../shared/english'
import { canonicalJson, isObject, type JsonObject, type JsonValue } from '../../shared/json'
import { randomFrom } from '../../shared/random'
import { fail, ok, type Result } from '../../shared/result'
import { resolved, typeOf } from '../plausible/plausible-value'
import { purposeOf } from '../purpose'
import type { JsonSchema, Tool } from '../tool'
import { calculated } from './calculate'
import { identityNoun, isManyIdentities } from './identity'
import { identityOf, mint, presentEntity, type Scene } from './present'
import type { Entity } from './session-state'

/** How a call finds its way through a result schema: the list in it, if any, and the thing it tells of. */
interface Layout {
  listName: string | null
  item: JsonSchema | null
}

/** What a valid call gives, in the shape of the result schema; the problem is that something asked for does not exist. */
export function perform(tool: Tool, schema: JsonSchema, scene: Scene): Result<JsonValue> {
  const missing = missingReference(tool, scene)
  if (missing) return fail('not-found', missing)
  const { kind, noun } = purposeOf(tool)
  if (kind === 'calculate') return ok(calculated(tool, schema, scene))
  const layout = layoutOf(schema, noun)
  if (layout.item && (kind === 'list' || !hasOwnIdentity(tool, noun)))
    return ok(presentList(tool, schema, { listName: layout.listName, item: layout.item }, scene))
  return ok(presentOne(tool, schema, scene))
}

/** A sentence about the first identity among the arguments that does not exist in this session. */
export function missingReference(
  tool: Tool,
  { state, arguments: args }: Pick<Scene, 'state' | 'arguments'>,
): string | null {
  const { noun } = purposeOf(tool)
  for (const [name, value] of Object.entries(args)) {
    const of = identityNoun(name, noun)
    if (!of) continue
    const ids = Array.isArray(value) ? value : [value]
    for (const id of ids)
      if ((typeof id === 'string' || typeof id === 'number') && !state.mayExist(of, id))
        return `There is no ${of} with the id ${id}.`
  }
  return null
}

const hasOwnIdentity = (tool: Tool, noun: string): boolean =>
  Object.keys(tool.parameters.properties).some(
    (name) => identityNoun(name, noun) === noun && !isManyIdentities(name),
  )

/** The first array of objects in a result, preferring one that is named after the tool's noun. */
function layoutOf(schema: JsonSchema, noun: string): Layout {
  const members = isObject(schema.properties) ? Object.entries(schema.properties) : []
  const lists = members.flatMap(([name, member]) => {
    const shape = isObject(member) ? resolved(member as JsonSchema, schema) : null
    if (!shape || typeOf(shape) !== 'array' || !isObject(shape.items)) return []
    const item = resolved(shape.items as JsonSchema, schema)
    return item && isObject(item.properties) ? [{ listName: name, item }] : []
  })
  return (
    lists.find(({ listName }) => singularOf(listName) === noun) ?? lists[0] ?? { listName: null, item: null }
  )
}

const PAGING =
  /^(limit|offset|page|per_page|page_size|max_results|num_results|count|top_k|sort|sort_by|order)$/
const LISTS_FIELD = '__lists'

function presentList(
  tool: Tool,
  schema: JsonSchema,
  layout: { listName: string | null; item: JsonSchema },
  scene: Scene,
): JsonObject {
  const { state, random, arguments: args } = scene
  const atHand = singularOf(wordsOf(layout.listName ?? purposeOf(tool).noun).at(-1) ?? 'item')
  const { noun, schema: identity } = identityOf(layout.item, atHand, scene.root)
  const filters = Object.fromEntries(
    Object.entries(args).filter(([name]) => !PAGING.test(wordsOf(name).join('_'))),
  )
  const list = canonicalJson([tool.name, filters])
  let found =
    askedFor(noun, args, scene) ??
    state.all(noun).filter((entity) => isListed(entity, list) || matches(entity, filters))
  const isFirst = !state.all(noun).some((entity) => isListed(entity, list))
  if (isFirst && found.length < 2)
    for (let n = random.int(2, 4); n > 0; n--) {
      const entity = mint(noun, 'id', identity, scene)
      for (const [name, value] of Object.entries(filters)) if (!isRange(name)) entity.fields[name] = value
      found.push(entity)
    }
  state.markShown(noun)
  const most = Object.entries(args).find(
    ([name, value]) =>
      PAGING.test(wordsOf(name).join('_')) &&
      /limit|max|num|count|size|top/.test(name) &&
      typeof value === 'number',
  )
  found = found.slice(0, typeof most?.[1] === 'number' ? Math.max(1, most[1]) : 10)
  for (const entity of found) entity.fields[LISTS_FIELD] = [...listsOf(entity), list]
  const items = found.map((entity) => presentEntity(layout.item, entity, scene))
  return presentAround(schema, layout.listName, items, scene)
}

const listsOf = (entity: Entity): JsonValue[] =>
  Array.isArray(entity.fields[LISTS_FIELD]) ? entity.fields[LISTS_FIELD] : []
const isListed = (entity: Entity, list: string): boolean => listsOf(entity).includes(list)
const isRange = (name: string): boolean => /^(min|max)_|_(min|max)$/.test(name)

/** The things whose ids the call itself names, or null when it names none. */
function askedFor(noun: string, args: JsonObject, { state }: Scene): Entity[] | null {
  const ids = Object.entries(args).find(
    ([name, value]) => Array.isArray(value) && identityNoun(name, noun) === noun,
  )?.[1]
  if (!Array.isArray(ids)) return null
  return ids.flatMap((id) =>
    typeof id === 'string' || typeof id === 'number'
      ? [state.find(noun, id) ?? state.put({ noun, id, fields: {} })]
      : [],
  )
}

/** True when everything that was filtered by is a field of the thing and equal; free-text queries never match by themselves. */
function matches(entity: Entity, filters: JsonObject): boolean {
  const asked = Object.entries(filters)
  return asked.every(([name, value]) => {
    const own = entity.fields[name]
    return own !== undefined && String(own).toLowerCase() === String(value).toLowerCase()
  })
}

/** The members beside the list: counts tell its length, echoes repeat an argument. */
function presentAround(
  schema: JsonSchema,
  listName: string | null,
  items: JsonObject[],
  scene: Scene,
): JsonObject {
  const around: Entity = { noun: 'result', id: 'result', fields: { ...scene.arguments } }
  for (const [name, member] of Object.entries(isObject(schema.properties) ? schema.properties : {})) {
    if (name === listName) around.fields[name] = items
    else if (
      /^(total|count|total_\w+|\w+_count|num_\w+)$/.test(name) &&
      isObject(member) &&
      ['integer', 'number'].includes(typeOf(member as JsonSchema))
    )
      around.fields[name] = items.length
  }
  return presentEntity(schema, around, scene)
}

/** The one thing that a result tells of, got, made, changed or deleted according to the tool's verb. */
function presentOne(tool: Tool, schema: JsonSchema, scene: Scene): JsonObject {
  const { kind, noun } = purposeOf(tool)
  const wrapper = wrapperOf(schema, noun)
  const shape = wrapper?.schema ?? schema
  const { noun: told, schema: identity } = toldBy(tool, shape, noun, scene)
  const isNew = kind === 'create' && !isOfAsked(told, tool, scene)
  const entity = isNew ? mint(told, 'id', identity, scene) : existing(tool, told, identity, scene)
  if (kind !== 'get') Object.assign(entity.fields, scene.arguments)
  else for (const [name, value] of Object.entries(scene.arguments)) entity.fields[name] ??= value
  if (isNew) scene.state.markShown(told)
  const shown = presentEntity(shape, entity, scene)
  if (kind === 'delete') scene.state.remove(entity)
  if (!wrapper) return shown
  return presentEntity(
    schema,
    { noun: 'result', id: entity.id, fields: { ...scene.arguments, [wrapper.name]: shown } },
    scene,
  )
}

/** True when the result is about something that the arguments name: adding a bike to a booking makes no booking. */
const isOfAsked = (noun: string, tool: Tool, { arguments: args }: Scene): boolean =>
  Object.keys(args).some((name) => identityNoun(name, purposeOf(tool).noun) === noun)

/** The only object inside a result that is named after the noun: `{ book: { … } }`. */
function wrapperOf(schema: JsonSchema, noun: string): { name: string; schema: JsonSchema } | null {
  for (const [name, member] of Object.entries(isObject(schema.properties) ? schema.properties : {})) {
    const shape = isObject(member) ? resolved(member as JsonSchema, schema) : null
    if (shape && isObject(shape.properties) && singularOf(wordsOf(name).at(-1) ?? '') === noun)
      return { name, schema: shape }
  }
  return null
}

/** What the result is about: a new thing's id is not among the arguments; an old thing's is. */
function toldBy(
  tool: Tool,
  shape: JsonSchema,
  noun: string,
  scene: Scene,
): { noun: string; schema: JsonSchema } {
  const isAsked = (of: string) => Object.keys(scene.arguments).some((name) => identityNoun(name, noun) === of)
  const isNew = purposeOf(tool).kind === 'create'
  for (const [name, member] of Object.entries(isObject(shape.properties) ? shape.properties : {})) {
    const of = identityNoun(name, noun)
    const schema = isObject(member) ? resolved(member as JsonSchema, scene.root) : null
    if (of && schema && isAsked(of) !== isNew) return { noun: of, schema }
  }
  const asked = Object.keys(scene.arguments)
    .map((name) => identityNoun(name, noun))
    .find((of) => of !== null)
  if (!isNew && asked) return { noun: asked, schema: { type: 'string' } }
  return identityOf(shape, noun, scene.root)
}

function existing(tool: Tool, noun: string, identity: JsonSchema, scene: Scene): Entity {
  const { state, arguments: args } = scene
  const { noun: toolNoun } = purposeOf(tool)
  for (const [name, value] of Object.entries(args)) {
    if (typeof value !== 'string' && typeof value !== 'number') continue
    if (identityNoun(name, toolNoun) === noun)
      return state.find(noun, value) ?? state.put({ noun, id: value, fields: {} })
  }
  for (const value of Object.values(args)) {
    const named = typeof value === 'string' ? state.findByName(noun, value) : undefined
    if (named) return named
  }
  // Without an id the arguments themselves are the identity: the weather of a place stays the same all session.
  const asked = canonicalJson(args)
  const same = state.all(noun).find(({ fields }) => fields.__asked === asked)
  if (same) return same
  const entity = mint(noun, 'id', identity, { ...scene, random: randomFrom(scene.today, tool.name, asked) })
  entity.fields.__asked = asked
  return entity
}
