import type { SimilarityIndex } from './similarity-index'

/** Grams of three to five characters: shorter ones are everywhere, longer ones are whole words. */
const GRAM_MIN = 3
const GRAM_MAX = 5
/** Grams are known by a hash; two that share one are taken for the same, which is rare and harmless. */
const HASHES_MIN = 2 ** 18
const HASHES_MAX = 2 ** 21
const TEXTS_PER_STEP = 100

/**
 * An index that needs no model: tf-idf over the character 3–5-grams of the texts (one a tool, see `documentText`),
 * compared by cosine. It sees shared words and word stems; of two ways to say the same thing it knows nothing, and
 * is called lexical wherever it is shown for that reason.
 */
export function lexicalIndex(texts: readonly string[]): SimilarityIndex {
  const building = buildLexicalIndex(texts)
  for (;;) {
    const step = building.next()
    if (step.done) return step.value
  }
}

/** The same in steps of a few milliseconds, for a process that has others to answer meanwhile. */
export function* buildLexicalIndex(texts: readonly string[]): Generator<void, SimilarityIndex> {
  const hashes = hashesFor(texts)
  const { starts, grams, weights } = weighted(yield* counted(texts, hashes), texts.length)
  return {
    name: 'lexical',
    cosinesOf(place) {
      const [from, to] = [starts[place] ?? 0, starts[place + 1] ?? 0]
      const wanted = scratchFor(hashes)
      for (let at = from; at < to; at++) wanted[grams[at] ?? 0] = weights[at] ?? 0
      const cosines = new Float64Array(texts.length)
      for (let other = 0; other < texts.length; other++) {
        let sum = 0
        const end = starts[other + 1] ?? 0
        for (let at = starts[other] ?? 0; at < end; at++)
          sum += (wanted[grams[at] ?? 0] ?? 0) * (weights[at] ?? 0)
        cosines[other] = sum
      }
      for (let at = from; at < to; at++) wanted[grams[at] ?? 0] = 0
      return cosines
    },
  }
}

let scratch = new Float32Array(HASHES_MIN)

/** A row of weights by gram, all zero between uses: one for all indices, because a run may keep hundreds of them. */
function scratchFor(hashes: number): Float32Array {
  if (scratch.length < hashes) scratch = new Float32Array(hashes)
  return scratch
}

/** The grams of all texts after each other; those of text `i` stand at `starts[i]` to `starts[i + 1]`. */
interface Counted {
  starts: Uint32Array
  grams: Uint32Array
  counts: Uint16Array
  /** In how many texts a gram occurs, by gram. */
  textsWith: Uint32Array
}

/** A power of two with room for every gram of a small catalogue; a large one repeats itself. */
function hashesFor(texts: readonly string[]): number {
  const grams = 3 * texts.reduce((sum, text) => sum + text.length, 0)
  return Math.min(HASHES_MAX, Math.max(HASHES_MIN, 2 ** Math.ceil(Math.log2(4 * grams + 1))))
}

function* counted(texts: readonly string[], hashes: number): Generator<void, Counted> {
  const starts = new Uint32Array(texts.length + 1)
  const textsWith = new Uint32Array(hashes)
  const here = new Uint16Array(hashes)
  let grams = new Uint32Array(1024)
  let counts = new Uint16Array(1024)
  let used = 0
  for (const [place, text] of texts.entries()) {
    if (place % TEXTS_PER_STEP === TEXTS_PER_STEP - 1) yield
    const line = ` ${text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()} `
    if (used + line.length * 3 > grams.length) {
      grams = grown(grams, new Uint32Array(2 * (used + line.length * 3)))
      counts = grown(counts, new Uint16Array(grams.length))
    }
    const start = used
    for (let from = 0; from < line.length; from++) {
      let hash = 0x811c9dc5
      for (let length = 1; length <= GRAM_MAX && from + length <= line.length; length++) {
        hash = Math.imul(hash ^ line.charCodeAt(from + length - 1), 0x01000193)
        if (length < GRAM_MIN) continue
        const gram = (hash ^ (hash >>> 15)) & (hashes - 1)
        if (here[gram] === 0) grams[used++] = gram
        here[gram] = (here[gram] ?? 0) + 1
      }
    }
    for (let at = start; at < used; at++) {
      const gram = grams[at] ?? 0
      counts[at] = here[gram] ?? 0
      textsWith[gram] = (textsWith[gram] ?? 0) + 1
      here[gram] = 0
    }
    starts[place + 1] = used
  }
  return { starts, grams, counts, textsWith }
}

function grown<T extends Uint32Array<ArrayBuffer> | Uint16Array<ArrayBuffer>>(from: T, to: T): T {
  to.set(from)
  return to
}

/** tf-idf weights, each text's scaled to length 1. A gram of one text only lengthens it: it meets no other. */
function weighted({ starts, grams, counts, textsWith }: Counted, textCount: number) {
  const rarity = (gram: number) => Math.log((textCount + 1) / ((textsWith[gram] ?? 0) + 1)) + 1
  const kept = { starts: new Uint32Array(textCount + 1), grams, weights: new Float32Array(grams.length) }
  let used = 0
  for (let place = 0; place < textCount; place++) {
    const start = used
    let squares = 0
    for (let at = starts[place] ?? 0; at < (starts[place + 1] ?? 0); at++) {
      const gram = grams[at] ?? 0
      const weight = (1 + Math.log(counts[at] ?? 1)) * rarity(gram)
      squares += weight * weight
      if ((textsWith[gram] ?? 0) < 2) continue
      // Written over what was read already: there are never more kept than seen.
      kept.grams[used] = gram
      kept.weights[used++] = weight
    }
    const length = Math.sqrt(squares) || 1
    for (let at = start; at < used; at++) kept.weights[at] = (kept.weights[at] ?? 0) / length
    kept.starts[place + 1] = used
  }
  return { starts: kept.starts, grams: kept.grams.slice(0, used), weights: kept.weights.slice(0, used) }
}
