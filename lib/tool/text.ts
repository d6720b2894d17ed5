/**
 * What nobody sees or means when a description carries it: control characters, byte order marks, zero-width
 * spaces, direction overrides, tag characters (all used to hide text from readers) and half surrogate pairs,
 * which no database stores.
 */
const INVISIBLE = /[\p{Cc}\p{Surrogate}\u200B\u202A-\u202E\u2066-\u2069\uFEFF\u{E0000}-\u{E007F}]/gu

/** A text for people: invisible characters gone, white space collapsed, paragraphs kept. HTML stays as text. */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(INVISIBLE, (character) => (character === '\n' ? '\n' : character === '\t' ? ' ' : ''))
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** The same on one line, for titles and labels. */
export const cleanLine = (text: string): string => cleanText(text).replace(/\n+/g, ' ')

/** The text, or its beginning with an ellipsis: at most `charsMax` UTF-16 units, no character cut in half. */
export function cutText(text: string, charsMax: number): string {
  if (text.length <= charsMax) return text
  const head = text.slice(0, charsMax - 1).replace(/[\uD800-\uDBFF]$/, '')
  return `${head.trimEnd()}…`
}

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}ー]+/gu

/** The words of a text in lower case; `camelCase` and `snake_case` come apart. */
export function wordsOf(text: string): string[] {
  const spaced = text.replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2').toLowerCase()
  return spaced.match(/[\p{L}\p{N}]+/gu) ?? []
}

/** How many words a text has. Scripts written without spaces count two characters as a word. */
export function countWords(text: string): number {
  const unspaced = (text.match(UNSPACED) ?? []).reduce((sum, run) => sum + Math.ceil(run.length / 2), 0)
  return unspaced + wordsOf(text.replace(UNSPACED, ' ')).length
}
