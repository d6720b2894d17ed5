import type { Role } from '../reading/vocabulary'
import {
  type EvidenceReader,
  type Finding,
  importance,
  namesWhatIsMade,
  requires,
  sameNeedOf,
} from './finding'

/** How often one who has named a thing to the first tool goes on to name it to the second. */
const GOES_ON: { [from in Role]: { [to in Role]: number } } = {
  session: { session: 0, find: 0.1, create: 0.1, read: 0.1, change: 0.1, close: 0.1, other: 0.1 },
  find: { session: 0, find: 0.05, create: 0.3, read: 0.25, change: 0.25, close: 0.2, other: 0.2 },
  create: { session: 0, find: 0.1, create: 0.2, read: 0.25, change: 0.3, close: 0.15, other: 0.2 },
  read: { session: 0, find: 0.05, create: 0.3, read: 0.15, change: 0.3, close: 0.2, other: 0.15 },
  change: { session: 0, find: 0.05, create: 0.15, read: 0.2, change: 0.2, close: 0.15, other: 0.15 },
  close: { session: 0, find: 0.05, create: 0.05, read: 0.05, change: 0.03, close: 0.03, other: 0.03 },
  other: { session: 0, find: 0.1, create: 0.2, read: 0.2, change: 0.2, close: 0.1, other: 0.15 },
}

/**
 * Two tools are told the same thing by a parameter: what was named to the first can be named to the second.
 * A tool that makes the thing under that name ("create_document names `filename`") is the strongest case.
 */
export const sharedNameEvidence: EvidenceReader = (from, to) =>
  to.needs.flatMap((need): Finding[] => {
    const own = sameNeedOf(from, need)
    if (own === null || namesWhatIsMade(to, need)) return []
    // A shared coordinate or amount (`x`, `duration`) points at nothing; a shared `city` may.
    if (need.points === 'not' && need.type !== 'string') return []
    const strength = namesWhatIsMade(from, own) ? 0.6 : GOES_ON[from.role][to.role]
    if (strength === 0) return []
    return [
      {
        parameter: need.name,
        strength:
          strength * importance(need) * (own.isRequired ? 1 : 0.7) * (need.points === 'not' ? 0.6 : 1),
        evidence: {
          kind: 'identifier',
          sentence: `\`${from.name}\` is told \`${own.name}\`; \`${to.name}\` ${requires(need)} the same as \`${need.name}\`.`,
        },
      },
    ]
  })
