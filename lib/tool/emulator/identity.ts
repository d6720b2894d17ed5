import { singularOf, wordsOf } from '../../shared/english'

/**
 * The noun whose identity a name carries: `book_id` → book, `id` → the noun at hand, `loanIds` → loan;
 * null when the name is no identity.
 */
export function identityNoun(name: string, nounAtHand: string): string | null {
  const words = wordsOf(name)
  const last = words.at(-1)
  if (last === undefined || !/^(id|ids|uuid|reference|ref)$/.test(last)) return null
  const before = words.at(-2)
  return before === undefined || words.length > 3 ? nounAtHand : singularOf(before)
}

/** True when a name carries several identities: `ids`, `book_ids`. */
export const isManyIdentities = (name: string): boolean => wordsOf(name).at(-1) === 'ids'
