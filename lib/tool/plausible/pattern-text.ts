import type { Random } from '../../shared/random'

/**
 * A text that matches a regular expression, for the plain patterns that schemas use: literals, classes,
 * groups, alternatives and counts. Null for what it does not know (look-around, back-references).
 */
export function textOfPattern(pattern: string, random: Random): string | null {
  const reader = new PatternReader(pattern, random)
  const text = reader.alternatives()
  if (text === null || !reader.isAtEnd()) return null
  try {
    return new RegExp(pattern, 'u').test(text) ? text : null
  } catch {
    return null
  }
}

const CLASSES: Record<string, string> = { d: '0123456789', w: 'abcdefghijkmnprstuvwxyz', s: ' ' }

class PatternReader {
  private at = 0
  private readonly pattern: string
  private readonly random: Random
  constructor(pattern: string, random: Random) {
    this.pattern = pattern
    this.random = random
  }

  isAtEnd(): boolean {
    return this.at >= this.pattern.length
  }

  alternatives(): string | null {
    const options: (string | null)[] = [this.sequence()]
    while (this.pattern[this.at] === '|') {
      this.at++
      options.push(this.sequence())
    }
    return options.includes(null) ? null : this.random.pick(options)
  }

  private sequence(): string | null {
    let text = ''
    while (!this.isAtEnd() && !'|)'.includes(this.pattern[this.at] ?? '')) {
      const start = this.at
      let piece = this.atom()
      if (piece === null) return null
      const end = this.at
      const times = this.times()
      if (times === 0) continue
      text += piece
      for (let n = 1; n < times; n++) {
        const after = this.at
        this.at = start
        piece = this.atom()
        if (piece === null || this.at !== end) return null
        text += piece
        this.at = after
      }
    }
    return text
  }

  private atom(): string | null {
    const char = this.pattern[this.at++] ?? ''
    if (char === '^' || char === '$') return ''
    if (char === '.') return this.random.pick([...'abcdef'])
    if (char === '[') return this.charClass()
    if (char === '(') {
      if (this.pattern[this.at] === '?') {
        if (this.pattern[this.at + 1] !== ':') return null
        this.at += 2
      }
      const inner = this.alternatives()
      return this.pattern[this.at++] === ')' ? inner : null
    }
    if (char === '\\') {
      const escaped = this.pattern[this.at++] ?? ''
      const members = CLASSES[escaped]
      if (members) return this.random.pick([...members])
      return /[A-Za-z0-9]/.test(escaped) ? null : escaped
    }
    return '*+?{'.includes(char) ? null : char
  }

  private charClass(): string | null {
    if (this.pattern[this.at] === '^') return null
    const members: string[] = []
    while (this.pattern[this.at] !== ']') {
      let char = this.pattern[this.at++]
      if (char === undefined) return null
      if (char === '\\') {
        char = this.pattern[this.at++] ?? ''
        const known = CLASSES[char]
        if (known) {
          members.push(...known)
          continue
        }
      }
      const last = this.pattern[this.at + 1]
      if (this.pattern[this.at] === '-' && last !== ']' && last !== undefined) {
        this.at += 2
        for (let code = char.charCodeAt(0); code <= last.charCodeAt(0); code++)
          members.push(String.fromCharCode(code))
      } else members.push(char)
    }
    this.at++
    return members.length > 0 ? this.random.pick(members) : null
  }

  private times(): number {
    const rest = this.pattern.slice(this.at)
    const counted = /^\{(\d+)(,(\d*))?\}\??/.exec(rest)
    if (counted) {
      this.at += counted[0].length
      const min = Number(counted[1])
      const max = counted[2] === undefined ? min : counted[3] ? Number(counted[3]) : min + 3
      return this.random.int(min, Math.min(max, min + 8))
    }
    const mark = /^[*+?]\??/.exec(rest)
    if (!mark) return 1
    this.at += mark[0].length
    return mark[0].startsWith('?') ? this.random.int(0, 1) : this.random.int(2, 5)
  }
}
