/** Just enough English to read names and write sentences: words of a name, number of a noun, lists in prose. */

/** The lower-case words of an identifier: `getBookDetails`, `get-book-details` and `GET_book_details` alike. */
export const wordsOf = (name: string): string[] =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .replace(/\bI Ds\b/g, 'IDs')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase())

const INVARIANT = new Set([
  'news',
  'series',
  'species',
  'details',
  'info',
  'weather',
  'data',
  'media',
  'metadata',
])
const IRREGULAR: Record<string, string> = {
  people: 'person',
  children: 'child',
  men: 'man',
  women: 'woman',
  indices: 'index',
  vertices: 'vertex',
  movies: 'movie',
  shelves: 'shelf',
  loaves: 'loaf',
  leaves: 'leaf',
}

/** The singular of a lower-case noun; a noun that is not a plural comes back as it is. */
export function singularOf(noun: string): string {
  const irregular = IRREGULAR[noun]
  if (irregular) return irregular
  if (INVARIANT.has(noun) || noun.length < 4 || /(ss|us|is|os)$/.test(noun)) return noun
  if (/ies$/.test(noun)) return `${noun.slice(0, -3)}y`
  if (/(ches|shes|xes|sses|zes)$/.test(noun)) return noun.slice(0, -2)
  return noun.endsWith('s') ? noun.slice(0, -1) : noun
}

/** The plural of a lower-case singular noun. */
export function pluralOf(noun: string): string {
  const irregular = Object.entries(IRREGULAR).find(([, singular]) => singular === noun)
  if (irregular) return irregular[0]
  if (INVARIANT.has(noun)) return noun
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`
  if (/(s|x|z|ch|sh)$/.test(noun)) return `${noun}es`
  return `${noun}s`
}

/** True when the word is the plural of another. */
export const isPlural = (noun: string): boolean => singularOf(noun) !== noun

/** `a`, `a and b`, `a, b and c`. */
export const inProse = (items: readonly string[], joint = 'and'): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} ${joint} ${items[items.length - 1]}`

/** The text with its first letter in upper case. */
export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const COUNT_WORDS = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ')

/** A count as people write it: words up to twelve, digits beyond. */
export const countInWords = (count: number): string => COUNT_WORDS[count] ?? String(count)
