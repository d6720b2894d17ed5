import { fail, ok, type Result } from '../shared/result'
import { type CommandLine, formatCommandLine } from './command-line'
import { redactedArgs, redactedUrl } from './secret-words'

/**
 * Where a live MCP server is reached: a program that speaks over its standard input and output, or an address that
 * speaks Streamable HTTP. All but `program` may hold secrets.
 */
export type LiveSource =
  | ({ kind: 'command'; env: Record<string, string> } & CommandLine)
  | { kind: 'url'; url: string; headers: Record<string, string> }

/** A source in one line, without what is secret. */
export const describeSource = (
  source: ({ kind: 'command' } & CommandLine) | { kind: 'url'; url: string },
): string =>
  source.kind === 'command'
    ? formatCommandLine({ program: source.program, args: redactedArgs(source.args) })
    : redactedUrl(source.url)

/** An address as people type it: http or https, no user name or password in it. Refused: `not-a-url`. */
export function parseServerUrl(text: string): Result<string> {
  let url: URL
  try {
    url = new URL(text.trim())
  } catch {
    return fail('not-a-url', 'This is not an address; it looks like https://host/mcp.')
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return fail('not-a-url', `The address starts with ${url.protocol}//; use http:// or https://.`)
  }
  if (url.username !== '' || url.password !== '') {
    return fail('not-a-url', 'The address holds a user name or password; give it as a header.')
  }
  return ok(url.href)
}

const NAMES = {
  env: { separator: '=', pattern: /^[A-Za-z_][A-Za-z0-9_]*$/, example: 'NAME=value' },
  headers: { separator: ':', pattern: /^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/, example: 'Name: value' },
} as const

/** Environment variables (`NAME=value`) or headers (`Name: value`), a line each. Refused: `not-a-pair`, by line. */
export function parsePairs(text: string, kind: keyof typeof NAMES): Result<Record<string, string>> {
  const { separator, pattern, example } = NAMES[kind]
  const pairs: [string, string][] = []
  for (const [i, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const at = line.indexOf(separator)
    const name = line.slice(0, Math.max(at, 0)).trim()
    const value = line.slice(at + 1).trim()
    // The line itself may be a secret; only its place is told.
    if (!pattern.test(name) || /\p{Cc}/u.test(value)) {
      return fail('not-a-pair', `Line ${i + 1} is not of the form ${example}.`)
    }
    pairs.push([name, value])
  }
  return ok(Object.fromEntries(pairs))
}
