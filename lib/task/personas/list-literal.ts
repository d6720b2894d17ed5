/**
 * The texts of a list that somebody wrote as text: JSON, a Python literal (`['a', "b's"]`), or plain words set apart by
 * commas, semicolons or lines. It is read character by character and never evaluated, so that data stays data
 * (astra-spec 3.2: the released code evaluates it). Null where a bracket or a quote is left open, or where
 * something stands in the brackets that is no text or number.
 */
export function parseListLiteral(text: string): string[] | null {
  const plain = text.trim()
  if (plain === '') return []
  if (!/^[[(]/.test(plain))
    return plain
      .split(/[,;\n]/)
      .map((item) => item.replace(/^\s*[-*•]\s+/, '').trim())
      .filter((item) => item !== '')
  const reader = new LiteralReader(plain)
  return reader.list()
}

const ESCAPES: Record<string, string> = { n: '\n', t: '\t', r: '\r' }

class LiteralReader {
  private at = 0
  private readonly text: string
  constructor(text: string) {
    this.text = text
  }

  list(): string[] | null {
    const close = this.text[this.at++] === '(' ? ')' : ']'
    const items: string[] = []
    for (;;) {
      this.skipSpace()
      if (this.text[this.at] === close) break
      const item = this.item(close)
      if (item === null) return null
      items.push(item)
      this.skipSpace()
      if (this.text[this.at] === ',') this.at++
      else if (this.text[this.at] !== close) return null
    }
    this.at++
    this.skipSpace()
    return this.at === this.text.length ? items : null
  }

  private item(close: string): string | null {
    const quote = this.text[this.at]
    return quote === '"' || quote === "'" ? this.quoted(quote) : this.bare(close)
  }

  private quoted(quote: string): string | null {
    let item = ''
    for (this.at++; this.at < this.text.length; this.at++) {
      const sign = this.text[this.at] ?? ''
      if (sign === quote) {
        this.at++
        return item
      }
      if (sign !== '\\') item += sign
      else {
        const escaped = this.text[++this.at] ?? ''
        item += ESCAPES[escaped] ?? escaped
      }
    }
    return null
  }

  /** A number or a word without quotes; anything that could be code (a call, a member, an operator) is refused. */
  private bare(close: string): string | null {
    const start = this.at
    while (this.at < this.text.length && this.text[this.at] !== ',' && this.text[this.at] !== close) this.at++
    const item = this.text.slice(start, this.at).trim()
    return /^[\p{L}\p{N}][\p{L}\p{N} .&/+-]*$/u.test(item) ? item : null
  }

  private skipSpace(): void {
    while (/\s/.test(this.text[this.at] ?? '')) this.at++
  }
}
