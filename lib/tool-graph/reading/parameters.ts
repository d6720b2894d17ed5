import { isObject } from '../../shared/json'
import type { JsonSchema, Tool } from '../../tool'
import { CONTROLS, PREPOSITIONS, QUALIFIERS, SOFT_IDENTIFIERS, STRONG_IDENTIFIERS } from './vocabulary'
import { stemOf, wordsOf } from './words'

/** A parameter as something that an earlier call could supply. */
export interface Need {
  name: string
  isRequired: boolean
  /** Does its name say that it points at one thing (`hotel_id`), perhaps (`hotel_name`), or is it the thing itself (`city`)? */
  points: 'strongly' | 'softly' | 'not'
  /** Stems of the thing that is meant; empty when neither name nor description says. */
  thing: string[]
  /** Stems of the whole name, for comparing with fields and other parameters. */
  stems: string[]
  /** JSON type in the schema; null when it is not one plain name. */
  type: string | null
  format: string | null
  /** Stems of the first sentence of its description. */
  described: string[]
  description: string
}

/**
 * The parameters of a tool that an earlier call could feed. Flags, enumerations and controls (limits, formats,
 * free text) are left out: the user or the author of the call supplies those.
 */
export function needsOf(tool: Tool, ownThing: readonly string[]): Need[] {
  return Object.entries(tool.parameters.properties).flatMap(([name, schema]) => {
    const need = needOf(name, isObject(schema) ? schema : {}, ownThing)
    return need === null ? [] : [{ ...need, isRequired: tool.parameters.required.includes(name) }]
  })
}

/** From here on a description speaks of the act and no longer of the thing: "the user to send the message to". */
const SAYS_ON = /[.\n(]|\b(?:to|that|which|when|where|will|should|must|can)\b/

function needOf(name: string, schema: JsonSchema, ownThing: readonly string[]): Need | null {
  if (schema.type === 'boolean' || 'enum' in schema || 'const' in schema) return null
  const words = wordsOf(name)
  const stems = words.map(stemOf)
  const head = stems[stems.length - 1] ?? ''
  const description = typeof schema.description === 'string' ? schema.description : ''
  const points = STRONG_IDENTIFIERS.has(head) ? 'strongly' : SOFT_IDENTIFIERS.has(head) ? 'softly' : 'not'
  if (points !== 'strongly' && stems.some((stem) => CONTROLS.has(stem))) return null
  const named = points === 'not' ? stems : stems.slice(0, -1)
  const before = named.length === 1 && head === 'destination' ? named : named.filter((stem) => !isLink(stem))
  // A number without a thing ("first number") is an amount.
  if (before.length === 0 && head === 'number') return null
  return {
    name,
    isRequired: false,
    points,
    thing: before.length > 0 ? before : thingDescribed(description, head, ownThing),
    stems,
    type: typeof schema.type === 'string' ? schema.type : null,
    format: typeof schema.format === 'string' ? schema.format : null,
    described: wordsOf(description.split(SAYS_ON)[0] ?? '').map(stemOf),
    description,
  }
}

const isLink = (stem: string): boolean => QUALIFIERS.has(stem) || PREPOSITIONS.has(stem)

/** What a bare `id` or `name` points at: "ID of the credit card", else "credit card ID", else the tool's own thing. */
function thingDescribed(description: string, head: string, ownThing: readonly string[]): string[] {
  const words = wordsOf(description.split(/[.\n(]/)[0] ?? '').map(stemOf)
  const at = words.indexOf(head)
  if (at >= 0) {
    const rest = words.slice(at + 1)
    const linked = rest[0] === 'of' || rest[0] === 'for' ? rest.slice(1) : []
    const after = linked.filter((stem) => !QUALIFIERS.has(stem))
    const end = after.findIndex((stem) => PREPOSITIONS.has(stem))
    const thing = after.slice(0, end < 0 ? 2 : Math.min(end, 2))
    if (thing.length > 0) return thing
    const before = words[at - 1]
    if (before !== undefined && !isLink(before)) return [before]
  }
  return [...ownThing]
}
