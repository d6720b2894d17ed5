import { sameThing } from '../reading/phrase'
import type { Role } from '../reading/vocabulary'
import {
  type EvidenceReader,
  type Finding,
  importance,
  namesWhatIsMade,
  requires,
  sameNeedOf,
} from './finding'

const GIVES_THING: { [role in Role]: number } = {
  session: 0.2,
  find: 0.6,
  create: 0.4,
  read: 0.6,
  change: 0.2,
  close: 0,
  other: 0.3,
}

/**
 * A tool comes back with the very thing that a parameter is named after (`city` from `find_city`), or with
 * one that the parameter's description speaks of ("code of the departing airport" from `list_airports`).
 */
export const entityEvidence: EvidenceReader = (from, to) =>
  to.needs.flatMap((need): Finding[] => {
    if (namesWhatIsMade(to, need)) return []
    const asksItself = sameNeedOf(from, need) !== null ? 0.35 : 1
    let best: Finding | null = null
    for (const { phrase, certainty } of from.products) {
      const head = phrase.stems[phrase.stems.length - 1] ?? ''
      const named = need.points === 'not' ? sameThing(phrase.stems, need.thing) : 0
      const described = need.described.includes(head) && !need.stems.includes(head) ? 0.5 : 0
      const strength =
        GIVES_THING[from.role] * certainty * importance(need) * asksItself * Math.max(named, described)
      if (strength <= (best?.strength ?? 0)) continue
      const asks = named >= described ? `\`${need.name}\`` : `\`${need.name}\`, described with "${head}"`
      best = {
        parameter: need.name,
        strength,
        evidence: {
          kind: 'entity',
          sentence: `\`${from.name}\` gives "${phrase.text}"; \`${to.name}\` ${requires(need)} ${asks}.`,
        },
      }
    }
    return best === null ? [] : [best]
  })
