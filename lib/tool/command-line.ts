import { fail, ok, type Result } from '../shared/result'

/** A program and its arguments as they are handed to the machine, one by one: no shell reads them. */
export interface CommandLine {
  program: string
  args: string[]
}

const COMMAND_CHARS_MAX = 8_000

/** What a shell would act on; without one it would silently become an argument. */
const SHELL_ONLY = /[|&;<>`$(){}*?]/

/**
 * A command line as people type it → the program and its arguments. Words part at white space; '…' and "…" keep it,
 * and a backslash takes the next character as it is, but for letters and digits (a path of Windows). Refused:
 * `empty-command`, `open-quote`, `needs-shell` (pipes, variables, patterns outside quotes), `too-long`.
 */
export function parseCommandLine(text: string): Result<CommandLine> {
  if (text.length > COMMAND_CHARS_MAX) {
    return fail(
      'too-long',
      `The command has ${text.length} characters; at most ${COMMAND_CHARS_MAX} are taken.`,
    )
  }
  const words: string[] = []
  let word: string | null = null
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at)
    if (/\s/.test(character)) {
      if (word !== null) words.push(word)
      word = null
    } else if (character === "'" || character === '"') {
      const end = text.indexOf(character, at + 1)
      if (end < 0) return fail('open-quote', `The quote ${character} at character ${at + 1} is not closed.`)
      word = (word ?? '') + text.slice(at + 1, end)
      at = end
    } else if (character === '\\' && /[^\p{L}\p{N}]/u.test(text.charAt(at + 1))) {
      word = (word ?? '') + text.charAt(++at)
    } else if (SHELL_ONLY.test(character)) {
      const message = `No shell runs the command, so ${character} at character ${at + 1} would mean nothing; put it in quotes if it is part of an argument.`
      return fail('needs-shell', message)
    } else {
      word = (word ?? '') + character
    }
  }
  if (word !== null) words.push(word)
  const [program, ...args] = words
  return program ? ok({ program, args }) : fail('empty-command', 'There is no command yet.')
}

/** The command line that parses to these very words. */
export const formatCommandLine = ({ program, args }: CommandLine): string =>
  [program, ...args]
    .map((word) => (/^[\p{L}\p{N}_@%+=:,./~^#![\]…-]+$/u.test(word) ? word : quoted(word)))
    .join(' ')

/** One kind of quote holds all but itself; a word with both is made of several pieces. */
const quoted = (word: string): string =>
  word.includes("'")
    ? word
        .split("'")
        .map((piece) => `'${piece}'`)
        .join(`"'"`)
    : `'${word}'`
