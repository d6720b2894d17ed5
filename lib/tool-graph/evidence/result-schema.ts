import type { Need } from '../reading/parameters'
import { sameThing } from '../reading/phrase'
import type { ResultField } from '../reading/result-fields'
import type { ToolReading } from '../reading/tool-reading'
import { FACETS, GENERIC_FIELDS, STRONG_IDENTIFIERS } from '../reading/vocabulary'
import {
  type EvidenceReader,
  type Finding,
  importance,
  namesWhatIsMade,
  requires,
  sameNeedOf,
} from './finding'

/** A declared result field has the name, or the thing and the type, that a parameter asks for. */
export const resultSchemaEvidence: EvidenceReader = (from, to) =>
  from.fields.length === 0
    ? []
    : to.needs.flatMap((need) => {
        if (namesWhatIsMade(to, need)) return []
        const best = bestField(from, need)
        return best === null ? [] : [findingOf(from, to, need, best)]
      })

/** The field that most likely holds what a parameter asks for, with a fit in (0, 0.9]; null when none may. */
export function bestField(from: ToolReading, need: Need): { field: ResultField; fit: number } | null {
  let best: { field: ResultField; fit: number } | null = null
  for (const field of from.fields) {
    const fit = typesFit(field, need) ? nameFit(from, field, need) : 0
    if (fit > (best?.fit ?? 0)) best = { field, fit }
  }
  return best
}

function findingOf(
  from: ToolReading,
  to: ToolReading,
  need: Need,
  { field, fit }: { field: ResultField; fit: number },
): Finding {
  const isEcho = from.role !== 'create' && sameNeedOf(from, need) !== null
  return {
    parameter: need.name,
    strength: fit * importance(need) * (isEcho ? 0.35 : isAside(from, need) ? 0.6 : 1),
    evidence: {
      kind: 'result-schema',
      sentence: `\`${from.name}\` returns \`${field.path}\`; \`${to.name}\` ${requires(need)} \`${need.name}\`.`,
    },
  }
}

/** A value that is not of the thing that a look-up is named after, such as the `symbol` in an order's details. */
const isAside = (from: ToolReading, need: Need): boolean =>
  need.points !== 'strongly' &&
  from.products.every(
    ({ phrase }) => sameThing(phrase.stems, need.thing) === 0 && sameThing(phrase.stems, need.stems) === 0,
  )

/** From 0.9 (the very name, or the id of the very thing) down to 0.4 (the field's description speaks of it). */
function nameFit(from: ToolReading, field: ResultField, need: Need): number {
  const isGeneric = field.stems.length === 1 && isBare(field.stems[0] ?? '')
  if (!isGeneric && field.stems.join(' ') === need.stems.join(' ')) return 0.9
  const head = need.stems[need.stems.length - 1] ?? ''
  const fieldHead = field.stems[field.stems.length - 1] ?? ''
  if (need.points !== 'not' && fieldHead === head && need.thing.length > 0) {
    const before = field.stems.slice(0, -1)
    const owner =
      before.length > 0 ? before : field.owner.length > 0 ? field.owner : (from.thing?.stems ?? [])
    const same = sameThing(owner, need.thing)
    if (same > 0) return 0.9 * same
  }
  if (isGeneric) return 0
  const named = field.stems.filter((stem) => !FACETS.has(stem))
  const same = need.thing.length > 0 ? sameThing(named, need.thing) : 0
  if (same > 0) return 0.6 * same
  return need.stems.every((stem) => field.described.includes(stem)) ? 0.4 : 0
}

const isBare = (stem: string): boolean =>
  GENERIC_FIELDS.has(stem) || STRONG_IDENTIFIERS.has(stem) || stem === 'name'

/** Numbers feed numbers and, as text, ids; objects feed objects; a flag feeds nothing. Unknown types are given the benefit. */
function typesFit(field: ResultField, need: Need): boolean {
  if (field.type === 'boolean') return false
  if (field.type === null || need.type === null || field.type === need.type) return true
  if (field.format !== null && need.format !== null && field.format !== need.format) return false
  const scalars = ['string', 'integer', 'number']
  return (
    field.type === 'array' ||
    field.type === 'object' ||
    (scalars.includes(field.type) && need.type !== 'object')
  )
}
