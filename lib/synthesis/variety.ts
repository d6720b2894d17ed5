/** How many different n-grams of words some texts have, and how many in all. */
export interface Variety {
  distinct: number
  total: number
}

/**
 * Counts the n-grams of words in texts, within each text alone. Their ratio falls as texts are added, so that two sets
 * can be compared only when they have as many texts.
 */
export function ngramVariety(texts: readonly string[], n: number): Variety {
  const seen = new Set<string>()
  let total = 0
  for (const text of texts) {
    const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
    for (let at = 0; at + n <= words.length; at++) {
      seen.add(words.slice(at, at + n).join(' '))
      total++
    }
  }
  return { distinct: seen.size, total }
}
