import { isObject, type JsonValue } from '../../shared/json'
import { constraintsOf } from '../parameters'
import { resolveReference } from '../schema-reference'
import type { JsonSchema } from '../tool'

/** What a person fills in for one part of a schema. */
export type FormNode = FormNodeFacts &
  (
    | { kind: 'text'; isLong: boolean }
    | { kind: 'number'; isInteger: boolean }
    | { kind: 'boolean' }
    | { kind: 'choice'; options: JsonValue[] }
    | { kind: 'list'; item: () => FormNode; itemsMin: number; itemsMax: number | null }
    | { kind: 'object'; members: FormMember[] }
    | { kind: 'variant'; options: { label: string; node: () => FormNode }[] }
    /** Whatever the other kinds cannot draw: written as JSON. */
    | { kind: 'json' }
  )

interface FormNodeFacts {
  description: string
  /** The bounds that it sets, in words. */
  constraints: string[]
  isNullable: boolean
  schema: JsonSchema
}

export interface FormMember {
  name: string
  isRequired: boolean
  node: () => FormNode
}

/** Objects and lists nest no deeper than this as controls; below, they are written as JSON. */
const DEPTH_MAX = 5
/** Where a text may be longer than this it gets more than one line. */
const LINE_CHARS_MAX = 200

/** The form of a schema. Nodes below are made when they are asked for, so that a circular schema is no endless form. */
export const formOf = (schema: JsonSchema): FormNode => nodeOf(schema, schema, 0)

/** `wraps` counts the branches gone into that were alone, which lead no deeper, and may lead round to where they began. */
function nodeOf(part: JsonValue | undefined, root: JsonSchema, depth: number, wraps = 0): FormNode {
  const schema = joined(followed(part, root), root)
  const facts: FormNodeFacts = {
    description: typeof schema.description === 'string' ? schema.description : '',
    constraints: constraintsOf(schema),
    isNullable: isNullable(schema),
    schema,
  }
  if (schema.const !== undefined) return { ...facts, kind: 'choice', options: [schema.const] }
  if (Array.isArray(schema.enum)) {
    return { ...facts, kind: 'choice', options: schema.enum.filter((option) => option !== null) }
  }
  const alternatives = alternativesOf(schema, root)
  if (alternatives.length > 1)
    return { ...facts, kind: 'variant', options: variants(alternatives, root, depth) }
  const [only] = alternatives
  if (only) {
    if (wraps >= DEPTH_MAX) return { ...facts, kind: 'json' }
    const { anyOf: _any, oneOf: _one, type: _type, ...beside } = schema
    const node = nodeOf({ ...only, ...beside }, root, depth, wraps + 1)
    return { ...node, isNullable: facts.isNullable || node.isNullable }
  }
  switch (typesOf(schema)[0]) {
    case 'string':
      return { ...facts, kind: 'text', isLong: Number(schema.maxLength) > LINE_CHARS_MAX }
    case 'integer':
    case 'number':
      return { ...facts, kind: 'number', isInteger: typesOf(schema)[0] === 'integer' }
    case 'boolean':
      return { ...facts, kind: 'boolean' }
    case 'array':
      return listNode(facts, root, depth)
    case 'object':
      return objectNode(facts, root, depth)
    default:
      return { ...facts, kind: 'json' }
  }
}

function listNode(facts: FormNodeFacts, root: JsonSchema, depth: number): FormNode {
  const { items, minItems, maxItems } = facts.schema
  if (!isObject(items) || depth >= DEPTH_MAX) return { ...facts, kind: 'json' }
  return {
    ...facts,
    kind: 'list',
    item: () => nodeOf(items, root, depth + 1),
    itemsMin: typeof minItems === 'number' ? minItems : 0,
    itemsMax: typeof maxItems === 'number' ? maxItems : null,
  }
}

function objectNode(facts: FormNodeFacts, root: JsonSchema, depth: number): FormNode {
  const members = new Map<string, FormMember>()
  for (const part of [facts.schema, ...listOf(facts.schema.allOf).map((each) => followed(each, root))]) {
    const required = listOf(part.required)
    for (const [name, member] of Object.entries(isObject(part.properties) ? part.properties : {})) {
      // No value fits a member that is `false`.
      if (member === false) continue
      const isRequired = required.includes(name) || members.get(name)?.isRequired === true
      members.set(name, { name, isRequired, node: () => nodeOf(member, root, depth + 1) })
    }
    for (const name of required) {
      const known = typeof name === 'string' ? members.get(name) : undefined
      if (known) known.isRequired = true
    }
  }
  // Alternatives of whole objects, and objects of free members, have no fixed places to fill in.
  const isOpen = members.size === 0 && depth > 0
  if (isOpen || depth >= DEPTH_MAX) return { ...facts, kind: 'json' }
  return { ...facts, kind: 'object', members: [...members.values()] }
}

/** The branches that a value may take, `null` apart; several types in one schema are branches too. */
function alternativesOf(schema: JsonSchema, root: JsonSchema): JsonSchema[] {
  const branches = [...listOf(schema.anyOf), ...listOf(schema.oneOf)]
    .map((branch) => followed(branch, root))
    .filter((branch) => branch.type !== 'null' && branch.const !== null)
  // Branches beside properties restrict them (at least one of two members, say); they are no choice of shape.
  if (branches.length > 0) return isObject(schema.properties) ? [] : branches
  const types = typesOf(schema)
  return types.length > 1 ? types.map((type) => ({ ...schema, type })) : []
}

function variants(alternatives: JsonSchema[], root: JsonSchema, depth: number) {
  const labels = alternatives.map((branch) => labelOf(branch))
  return alternatives.map((branch, i) => ({
    label:
      labels.indexOf(labels[i] ?? '') === labels.lastIndexOf(labels[i] ?? '')
        ? (labels[i] ?? '')
        : `${labels[i]} (${i + 1})`,
    node: () => nodeOf(branch, root, depth + 1),
  }))
}

function labelOf(branch: JsonSchema): string {
  if (typeof branch.title === 'string') return branch.title
  if (branch.const !== undefined) return JSON.stringify(branch.const)
  const [type] = typesOf(branch)
  if (type === 'array' && isObject(branch.items) && typeof branch.items.type === 'string') {
    return `list of ${branch.items.type}`
  }
  const required = listOf(branch.required)
  if (type === 'object' && required.length > 0) return `object with ${required.slice(0, 3).join(', ')}`
  return type === 'array' ? 'list' : (type ?? 'anything')
}

/** A schema of parts that all hold, as one; parts with properties are joined by `objectNode`, which keeps every one. */
function joined(schema: JsonSchema, root: JsonSchema): JsonSchema {
  if (!Array.isArray(schema.allOf)) return schema
  const parts = schema.allOf.map((part) => followed(part, root))
  if (parts.some(({ properties }) => isObject(properties))) return { ...schema, type: 'object' }
  const { allOf: _, ...beside } = schema
  return Object.assign({}, ...parts, beside)
}

/** The types that a schema allows, `null` apart; told by its keywords where it names none. */
function typesOf(schema: JsonSchema): string[] {
  const named = [schema.type]
    .flat()
    .filter((type): type is string => typeof type === 'string' && type !== 'null')
  if (named.length > 0) return named
  if (isObject(schema.properties) || isObject(schema.additionalProperties)) return ['object']
  if (schema.items !== undefined) return ['array']
  return typeof schema.pattern === 'string' || typeof schema.format === 'string' ? ['string'] : []
}

const isNullable = (schema: JsonSchema): boolean =>
  schema.nullable === true ||
  [schema.type].flat().includes('null') ||
  listOf(schema.enum).includes(null) ||
  [...listOf(schema.anyOf), ...listOf(schema.oneOf)].some(
    (branch) => isObject(branch) && (branch.type === 'null' || branch.const === null),
  )

/** The schema behind a chain of references, what stands beside them laid over it; `{}` where it leads nowhere. */
function followed(part: JsonValue | undefined, root: JsonSchema): JsonSchema {
  let at = part
  for (let steps = 0; isObject(at) && typeof at.$ref === 'string'; steps++) {
    const { $ref, ...beside } = at as JsonSchema
    const target = steps < 20 ? resolveReference(root, $ref as string) : undefined
    if (!isObject(target)) return {}
    at = { ...(target as JsonSchema), ...beside }
  }
  return isObject(at) ? (at as JsonSchema) : {}
}

const listOf = (value: JsonValue | undefined): JsonValue[] => (Array.isArray(value) ? value : [])
