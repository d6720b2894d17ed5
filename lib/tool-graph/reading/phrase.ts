import { FACETS, KINDRED, PARTICIPLES, PREPOSITIONS, QUALIFIERS, roleOfVerb } from './vocabulary'
import { stemOf, wordsOf } from './words'

/**
 * A thing as a tool's words name it: stems in order, the last one being the head ("credit card" is a card).
 * `text` is what a sentence quotes.
 */
export interface Phrase {
  stems: string[]
  text: string
}

/** A phrase from words that name a thing: qualifiers go, and so do aspects of it ("order details" is the order). */
export function phraseFrom(words: readonly string[]): Phrase | null {
  const kept = words.filter((word) => !QUALIFIERS.has(word) && !/^\d+$/.test(word))
  while (kept.length > 1 && isTrailing(kept[kept.length - 1] ?? '')) kept.pop()
  if (kept.length === 0 || (kept.length === 1 && FACETS.has(kept[0] ?? ''))) return null
  return { stems: kept.map(stemOf), text: kept.join(' ') }
}

/** Aspects ("order details") and what was done to the thing ("messages sent") stand after it and are not its head. */
const isTrailing = (word: string): boolean => FACETS.has(word) || PARTICIPLES.has(word)

/**
 * The first thing that a text names from `start` on: words up to the next preposition, where an aspect
 * followed by "of" leads on to the thing itself ("a list of stock symbols", "information about hotels").
 */
function phraseAfter(words: readonly string[], start: number): Phrase | null {
  const phrase: string[] = []
  for (const word of words.slice(start, start + 12)) {
    if (!PREPOSITIONS.has(word)) phrase.push(word)
    else if (!isGoal(word) && phrase.every((seen) => QUALIFIERS.has(seen) || FACETS.has(seen)))
      phrase.length = 0
    else break
  }
  return phraseFrom(phrase.slice(0, 5))
}

/**
 * How far two phrases name the same thing, in [0, 1]. Heads must agree; modifiers that both have and that
 * differ ("story comment", "photo comment") make it less likely; kindred heads (receiver, user) may be the same.
 */
export function sameThing(a: readonly string[], b: readonly string[]): number {
  const headA = a[a.length - 1]
  const headB = b[b.length - 1]
  if (headA === undefined || headB === undefined) return 0
  if (headA !== headB) return KINDRED.some((kin) => kin.has(headA) && kin.has(headB)) ? 0.5 : 0
  const shared = a.filter((stem) => b.includes(stem)).length
  if (shared === a.length && shared === b.length) return 1
  return shared === Math.min(a.length, b.length) ? 0.85 : 0.6
}

/** The things that a text says are given back: what follows "returns" or a `Returns:` section, first sentence only. */
export function returnedPhrases(text: string): Phrase[] {
  const clause = /\breturn(?:s|ing)?\b:?\s*([^.\n]*(?:\n\s+[^.\n]*)?)/i.exec(text)?.[1]
  if (clause === undefined) return []
  return clause
    .split(/[,;:()]|\b(?:and|or|with|containing|including|that|which|for|from|in|of|about)\b/i)
    .flatMap((part) => phraseFrom(wordsOf(part).slice(0, 5)) ?? [])
    .slice(0, 6)
}

/** What comes after it is where something goes, not what it is. */
const isGoal = (word: string | undefined): boolean => word === 'to' || word === 'into'

/**
 * The verb that opens a description, what it acts on and where it puts that: "Write content to a file" gives
 * write, nothing (content says no thing) and file.
 */
export function openingOf(
  description: string,
): { verb: string; object: Phrase | null; place: Phrase | null } | null {
  const words = wordsOf(description.split(/[.\n]/).find((line) => line.trim() !== '') ?? '')
  const at = words.slice(0, 3).findIndex((word) => roleOfVerb(word) !== null)
  const verb = words[at]
  if (verb === undefined) return null
  const to = words.findIndex((word, i) => i > at + 1 && isGoal(word))
  return { verb, object: phraseAfter(words, at + 1), place: to < 0 ? null : phraseAfter(words, to + 1) }
}
