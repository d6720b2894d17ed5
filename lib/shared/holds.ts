/**
 * True when the text stands in the source as a whole, not inside a longer word or number; JSON escapes are looked through.
 * Both are in the same case. In scripts that set no space between words, any place is one.
 */
export function holds(source: string, text: string): boolean {
  const quoted = JSON.stringify(text).slice(1, -1)
  return holdsWhole(source, text) || (quoted !== text && holdsWhole(source, quoted))
}

function holdsWhole(source: string, needle: string): boolean {
  const [first, last] = [needle.slice(0, 1), needle.slice(-1)]
  for (let at = source.indexOf(needle); at >= 0; at = source.indexOf(needle, at + 1)) {
    const isInside = isOneWord(source[at - 1], first) || isOneWord(last, source[at + needle.length])
    if (!isInside) return true
  }
  return false
}

const LETTER = /[\p{L}\p{N}]/u
/** Scripts without spaces between words, or whose particles follow a word without one. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u

const isOneWord = (before = ' ', after = ' '): boolean =>
  [before, after].every((sign) => LETTER.test(sign) && !UNSPACED.test(sign))
