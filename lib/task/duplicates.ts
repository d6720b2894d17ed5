/**
 * When two questions say the same (ours): their words are equal, or nearly all of their shingles are. Which pairs are
 * compared is found by prefix filtering over hashed shingles (Bayardo et al. 2007): sets this alike share one of their
 * few rarest shingles. Nothing is missed, and the many questions of one template, which MinHash with banding would all
 * compare with each other, are told apart by their rarest words.
 */
export const DUPLICATE_RULE = {
  /** Words in a row that make a shingle. */
  shingleWords: 3,
  /** Least Jaccard similarity of the sets of shingles. */
  similarityMin: 0.9,
} as const

/** A question that says what an earlier one said. */
export interface Duplicate {
  ordinal: number
  /** The ordinal of the one that is kept. */
  of: number
  kind: 'exact' | 'near'
  /** Jaccard similarity of their shingles; 1 where the words are equal. */
  similarity: number
}

const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[^\P{L}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+|[\p{M}\p{N}\p{S}]+/gu

/** The words of a question, whatever its case, punctuation, width and spacing; every Han or Kana sign is a word. */
const wordsSaid = (question: string): string[] => question.normalize('NFKC').toLowerCase().match(WORD) ?? []

/** What two questions share when they differ in case, punctuation and spacing only. */
export const questionKey = (question: string): string => wordsSaid(question).join(' ')

/**
 * The duplicates among questions, decided greedily in the order of their ordinals: the first of a kind is kept, and
 * later ones are compared with what was kept only. The same questions give the same answer in whatever order they come.
 */
export function duplicatesIn(questions: Iterable<{ ordinal: number; question: string }>): Duplicate[] {
  const asked = [...questions]
    .sort((a, b) => a.ordinal - b.ordinal)
    .map(({ ordinal, question }) => {
      const words = wordsSaid(question)
      return { ordinal, key: words.join(' '), shingles: shinglesOf(words) }
    })
  const rareFirst = rarityOf(asked.map(({ shingles }) => shingles))
  const byKey = new Map<string, number>()
  const byShingle = new Map<number, Kept[]>()
  return asked.flatMap(({ ordinal, key, shingles }) => {
    const same = byKey.get(key)
    if (same !== undefined) return { ordinal, of: same, kind: 'exact', similarity: 1 }
    shingles.sort(rareFirst)
    const near = nearest(shingles, byShingle)
    if (near) return { ordinal, kind: 'near', ...near }
    byKey.set(key, ordinal)
    const kept = { ordinal, shingles }
    for (const shingle of prefixOf(shingles)) {
      const known = byShingle.get(shingle)
      if (known) known.push(kept)
      else byShingle.set(shingle, [kept])
    }
    return []
  })
}

/** A question of which no earlier one says the same; its shingles, the rarest first. */
interface Kept {
  ordinal: number
  shingles: Uint32Array
}

/** The earliest kept question that is near enough. */
function nearest(
  shingles: Uint32Array,
  byShingle: ReadonlyMap<number, readonly Kept[]>,
): Pick<Duplicate, 'of' | 'similarity'> | null {
  let near: Pick<Duplicate, 'of' | 'similarity'> | null = null
  const own = new Set(shingles)
  const seen = new Set<Kept>()
  for (const shingle of prefixOf(shingles))
    for (const kept of byShingle.get(shingle) ?? []) {
      if (near && kept.ordinal > near.of) break
      if (seen.has(kept)) continue
      seen.add(kept)
      const similarity = similarityOf(own, kept.shingles)
      if (similarity >= DUPLICATE_RULE.similarityMin) near = { of: kept.ordinal, similarity }
    }
  return near
}

/** The rarest shingles of a set, one of which every set this alike has among its own. */
const prefixOf = (shingles: Uint32Array): Uint32Array =>
  shingles.subarray(0, shingles.length - Math.ceil(shingles.length * DUPLICATE_RULE.similarityMin - 1e-9) + 1)

/** Jaccard: what both hold, of what either holds. Zero without counting where the sizes alone are too different. */
function similarityOf(a: ReadonlySet<number>, b: Uint32Array): number {
  if (Math.min(a.size, b.length) < Math.max(a.size, b.length) * DUPLICATE_RULE.similarityMin) return 0
  let both = 0
  for (const shingle of b) if (a.has(shingle)) both++
  return both / (a.size + b.length - both)
}

const RARITY_BITS = 20

/** Orders shingles by how often they occur among all, the rarest first; counted in so many cells, whatever the run's size. */
function rarityOf(sets: readonly Uint32Array[]): (a: number, b: number) => number {
  const counts = new Uint32Array(2 ** RARITY_BITS)
  const cellOf = (shingle: number) => shingle >>> (32 - RARITY_BITS)
  for (const shingles of sets)
    for (const shingle of shingles) counts[cellOf(shingle)] = (counts[cellOf(shingle)] ?? 0) + 1
  return (a, b) => (counts[cellOf(a)] ?? 0) - (counts[cellOf(b)] ?? 0) || a - b
}

/** The hashes of the words in threes, each once; of all words where they are fewer. */
function shinglesOf(words: readonly string[]): Uint32Array {
  const size = Math.max(1, Math.min(DUPLICATE_RULE.shingleWords, words.length))
  const hashes = new Set<number>()
  for (let at = 0; at + size <= Math.max(size, words.length); at++)
    hashes.add(hashOf(words.slice(at, at + size).join(' ')))
  return Uint32Array.from(hashes)
}

/** FNV-1a over UTF-16 units, its bits then mixed. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d)
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b)
  return (hash ^ (hash >>> 16)) >>> 0
}
