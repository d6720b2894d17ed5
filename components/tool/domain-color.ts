import { PAPER } from '@/components/ui/paper-colors'
import { TOOL_HUES } from '@/components/ui/tag'
import { DOMAINS } from '@/lib/tool'

const COLORS = 2 * TOOL_HUES
/** From one place to the next; it has no divisor in common with the hues, so that neighbours are far apart. */
const STRIDE = 5

/** A domain's colour in the studio, and in a picture of its own, which knows no tokens. */
export interface DomainColor {
  css: string
  paper: string
}

/**
 * The colour of each domain: its own, as long as there are no more than twenty-four in a project. Those that the
 * built-in author knows have the same everywhere; others have one by their names, or the next that is free of the
 * project's others. Grey is for what is not known.
 */
export function domainColors(domains: readonly string[]): (domain: string | null) => DomainColor {
  const places = new Map<string, number>()
  const taken = new Set<number>()
  // Those with a place of their own come first, so that they get it.
  for (const domain of [...domains].sort(byKnownThenName)) {
    if (places.has(domain)) continue
    const place = freeFrom(placeOf(domain), taken)
    places.set(domain, place)
    taken.add(place)
  }
  return (domain) => (domain === null ? UNKNOWN : colorAt(places.get(domain) ?? placeOf(domain)))
}

/** It is the ink of letters, too: a line's grey would be too light to read. */
const UNKNOWN = { css: 'var(--ink-faint)', paper: PAPER.line }

function colorAt(place: number): DomainColor {
  const ring = place < TOOL_HUES ? 'tool' : 'deep'
  const hue = (place * STRIDE) % TOOL_HUES
  return { css: `var(--${ring}-${hue + 1})`, paper: PAPER[ring][hue] ?? PAPER.line }
}

function freeFrom(place: number, taken: ReadonlySet<number>): number {
  for (let step = 0; step < COLORS; step++)
    if (!taken.has((place + step) % COLORS)) return (place + step) % COLORS
  return place
}

const isKnown = (domain: string): boolean => DOMAINS.includes(domain)

const byKnownThenName = (a: string, b: string): number =>
  Number(isKnown(b)) - Number(isKnown(a)) || (a < b ? -1 : a > b ? 1 : 0)

const placeOf = (domain: string): number =>
  isKnown(domain) ? DOMAINS.indexOf(domain) : sumOf(domain) % COLORS

/** Names that differ in one letter should not differ in one step: the last bits are stirred before they are used. */
function sumOf(text: string): number {
  let sum = 0x811c9dc5
  for (const letter of text) sum = Math.imul(sum ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  return (sum ^ (sum >>> 15)) >>> 0
}
