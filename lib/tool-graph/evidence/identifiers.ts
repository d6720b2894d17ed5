import type { Need } from '../reading/parameters'
import { sameThing } from '../reading/phrase'
import type { ToolReading } from '../reading/tool-reading'
import type { Role } from '../reading/vocabulary'
import {
  type EvidenceReader,
  type Finding,
  importance,
  namesWhatIsMade,
  requires,
  sameNeedOf,
} from './finding'

/** How surely a tool of this role comes back with the identifier of what it is named after. */
const GIVES_IDENTIFIER: { [role in Role]: number } = {
  session: 0.7,
  find: 0.8,
  create: 0.8,
  read: 0.6,
  change: 0.3,
  close: 0,
  other: 0.4,
}

const SAYS: { [role in Role]: string } = {
  session: 'opens a session with',
  find: 'finds',
  create: 'makes',
  read: 'looks up',
  change: 'changes',
  close: 'closes',
  other: 'speaks of',
}

/** By its own words a tool comes back with a thing, and another asks for that thing's identifier (`hotel_id`, `id` of a hotel). */
export const identifierEvidence: EvidenceReader = (from, to) =>
  to.needs.flatMap((need): Finding[] => {
    if (need.points === 'not' || need.thing.length === 0 || namesWhatIsMade(to, need)) return []
    const product = bestProduct(from, need)
    if (product === null) return []
    const asksItself = from.role !== 'create' && sameNeedOf(from, need) !== null
    const strength =
      GIVES_IDENTIFIER[from.role] *
      product.fit *
      importance(need) *
      (need.points === 'strongly' ? 1 : 0.75) *
      (asksItself ? 0.35 : 1)
    return [
      {
        parameter: need.name,
        strength,
        evidence: {
          kind: 'identifier',
          sentence: `\`${from.name}\` ${SAYS[from.role]} "${product.text}"; \`${to.name}\` ${requires(need)} \`${need.name}\`.`,
        },
      },
    ]
  })

function bestProduct(from: ToolReading, need: Need): { text: string; fit: number } | null {
  let best: { text: string; fit: number } | null = null
  for (const { phrase, certainty } of from.products) {
    const fit = certainty * Math.max(sameThing(phrase.stems, need.thing), sameThing(phrase.stems, need.stems))
    if (fit > (best?.fit ?? 0)) best = { text: phrase.text, fit }
  }
  return best
}
