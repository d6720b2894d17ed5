import type { Role } from '../reading/vocabulary'
import type { EvidenceReader } from './finding'

/** How often work on one subject goes on, where the things differ and only the subject is shared. */
const GOES_ON: { [from in Role]?: { [to in Role]?: number } } = {
  find: { read: 0.2, change: 0.2, create: 0.2 },
  create: { read: 0.2, change: 0.2 },
  read: { find: 0.25, change: 0.2, create: 0.2 },
  change: { read: 0.2, change: 0.15 },
}

/**
 * Two tools speak of one subject by a word that few tools of the server say, without working on one thing:
 * `check_tire_pressure` and `find_tire_shop`. Weak: work often goes on there, but nothing passes between the calls.
 */
export const sharedSubjectEvidence: EvidenceReader = (from, to) => {
  const strength = GOES_ON[from.role]?.[to.role] ?? 0
  const subject = from.subjects.find((word) => to.subjects.includes(word))
  if (strength === 0 || subject === undefined) return []
  const sentence = `\`${from.name}\` and \`${to.name}\` are both about "${subject}", and such work often goes on in this order.`
  return [{ parameter: null, strength, evidence: { kind: 'verb-order', sentence } }]
}
