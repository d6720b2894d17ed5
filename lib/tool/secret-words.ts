/** What stands in the place of a secret wherever it could be read. */
const HIDDEN = '…'

/** Names that announce a secret: `--api-key`, `GITHUB_TOKEN`, `Authorization`. */
const ANNOUNCES =
  /(^|[-_.])(api-?_?key|key|token|secret|pass|passwd|password|pwd|auth|authorization|bearer|credentials?|pat)$/i

/** How well-known services begin their keys. */
const KNOWN_KEY = /^(sk|pk|rk|ghp|gho|ghs|github_pat|glpat|xox[abprs]|npm|hf|AKIA|AIza|eyJ)[-_A-Za-z0-9]{12,}/

/** Long, without a word in it: letters and digits mixed, as no name of a package or a folder is. */
const looksRandom = (word: string): boolean =>
  /^[\w-]{20,}$/.test(word) &&
  word.split(/[-_]/).some((piece) => piece.length >= 8 && /\d/.test(piece) && /[a-z]/i.test(piece))

const isKey = (word: string): boolean => KNOWN_KEY.test(word) || looksRandom(word)

/**
 * The arguments of a command without what looks like a secret: the value of an option, variable or header that is named
 * so, an address's, and long random words. A guess: what is secret and does not look so stays. Arguments that hold
 * nothing of the kind come back as they are, and so do those that are redacted already.
 */
export function redactedArgs(args: readonly string[]): string[] {
  return args.map((word, i) => {
    const before = args[i - 1] ?? ''
    if (/^-/.test(before) && !before.includes('=') && ANNOUNCES.test(before) && !word.startsWith('-'))
      return HIDDEN
    const pair = /^([\w.-]+)(=|:\s*)(.+)$/s.exec(word)
    if (pair && ANNOUNCES.test(pair[1] ?? '')) return `${pair[1]}${pair[2]}${HIDDEN}`
    if (pair?.[2] === '=') return `${pair[1]}=${redactedArgs([pair[3] ?? ''])[0]}`
    return /^[a-z][a-z0-9+.-]*:\/\//i.test(word) ? redactedUrl(word) : isKey(word) ? HIDDEN : word
  })
}

/**
 * An address without its password, the values of its query and the parts of its path that look like keys, where
 * services like to have them: `https://host/mcp/s/…?key=…`. One that carries none comes back as it is, and so does
 * one that is redacted already.
 */
export function redactedUrl(url: string): string {
  const [, origin = '', path = '', query] = /^([^/]*\/\/[^/?#]*)?([^?#]*)(?:\?([^#]*))?/.exec(url) ?? []
  const place =
    origin.replace(/:[^:@/]*@/, `:${HIDDEN}@`) +
    path
      .split('/')
      .map((part) => (isKey(part) ? HIDDEN : part))
      .join('/')
  if (query === undefined) return `${place}${url.slice(origin.length + path.length)}`
  const names = query.split('&').map((pair) => {
    const equals = pair.indexOf('=')
    // A lone word may be the key itself.
    if (equals < 0) return pair === '' ? '' : HIDDEN
    return `${pair.slice(0, equals)}=${pair.length > equals + 1 ? HIDDEN : ''}`
  })
  return `${place}?${names.join('&')}`
}

/** The words that are hidden, to be taken out of what a program says of itself. */
export const hiddenWords = (args: readonly string[]): string[] => {
  const shown = redactedArgs(args)
  return args.flatMap((word, i) => {
    const kept = shown[i] ?? ''
    if (kept === word) return []
    const head = kept.slice(0, kept.indexOf(HIDDEN))
    return [word, word.slice(head.length)]
  })
}
