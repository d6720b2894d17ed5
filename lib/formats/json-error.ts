/** Where a text stops being JSON: line and column from 1, and a sentence part on what stood there. */
export interface JsonError {
  line: number
  column: number
  message: string
}

type Expected =
  | 'a value'
  | 'a value or ]'
  | 'a name in double quotes'
  | 'a name or }'
  | ':'
  | 'a comma'
  | 'the end'

const WORD = /true|false|null/y
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
/** As much of what was met as helps to find it. */
const WORD_MET = /[\w.+-]{1,20}/y
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y

/**
 * Finds the first error of a text that `JSON.parse` has refused; null when the text is JSON after all. The
 * engines' own messages differ and often name no place, so we look ourselves, without recursion.
 */
export function findJsonError(text: string): JsonError | null {
  const open: ('[' | '{')[] = []
  let expected: Expected = 'a value'
  let at = 0
  const error = (offset: number, message: string): JsonError => ({ ...placeOf(text, offset), message })
  const afterValue = (): Expected => (open.length === 0 ? 'the end' : 'a comma')

  for (;;) {
    while (at < text.length && ' \t\n\r'.includes(text.charAt(at))) at++
    const character = text.charAt(at)
    if (expected === 'the end' && character === '') return null
    const unexpected = () => error(at, `expected ${wanted(expected, open.at(-1))} and met ${met(text, at)}`)

    if (character === ']' || character === '}') {
      const closes = character === ']' ? '[' : '{'
      const mayClose = expected === 'a comma' || expected === 'a value or ]' || expected === 'a name or }'
      if (open.at(-1) !== closes || !mayClose) return unexpected()
      open.pop()
      expected = afterValue()
      at++
    } else if (expected === ':') {
      if (character !== ':') return unexpected()
      expected = 'a value'
      at++
    } else if (expected === 'a comma') {
      if (character !== ',') return unexpected()
      expected = open.at(-1) === '{' ? 'a name in double quotes' : 'a value'
      at++
    } else if (expected === 'the end') {
      return unexpected()
    } else if (character === '"') {
      const end = endOfString(text, at)
      if (typeof end !== 'number') return error(end.offset, end.message)
      expected = wantsName(expected) ? ':' : afterValue()
      at = end
    } else if (wantsName(expected)) {
      return unexpected()
    } else if (character === '[' || character === '{') {
      open.push(character)
      expected = character === '[' ? 'a value or ]' : 'a name or }'
      at++
    } else {
      const length = matchLength(WORD, text, at) || matchLength(NUMBER, text, at)
      if (length === 0) return unexpected()
      expected = afterValue()
      at += length
    }
  }
}

/** The offset behind a string's closing quote, or what is wrong inside it. */
function endOfString(text: string, start: number): number | { offset: number; message: string } {
  let at = start + 1
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (code === 0x22) return at + 1
    if (code < 0x20)
      return { offset: at, message: 'a line break or control character stands inside a string' }
    const length = code === 0x5c ? matchLength(ESCAPE, text, at) : 1
    if (length === 0)
      return { offset: at, message: `the escape ${text.slice(at, at + 2)} does not exist in JSON` }
    at += length
  }
  return { offset: start, message: 'the string that begins here is never closed' }
}

function matchLength(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0].length ?? 0
}

const wantsName = (expected: Expected) => expected === 'a name or }' || expected === 'a name in double quotes'

const wanted = (expected: Expected, open: '[' | '{' | undefined) =>
  expected === 'a comma' ? `a comma or ${open === '[' ? ']' : '}'}` : expected

function met(text: string, at: number): string {
  if (at >= text.length) return 'the end of the text'
  const length = matchLength(WORD_MET, text, at) || String.fromCodePoint(text.codePointAt(at) ?? 0).length
  return JSON.stringify(text.slice(at, at + length))
}

function placeOf(text: string, offset: number): { line: number; column: number } {
  let line = 1
  let lineStart = 0
  for (let end = text.indexOf('\n'); end !== -1 && end < offset; end = text.indexOf('\n', lineStart)) {
    line++
    lineStart = end + 1
  }
  return { line, column: offset - lineStart + 1 }
}
