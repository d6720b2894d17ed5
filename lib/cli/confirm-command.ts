import { createInterface } from 'node:readline/promises'

/** Shows the program and its arguments one by one, as they will be run, and asks. Where nobody can answer: no. */
export async function confirmCommand(
  { program, args }: { program: string; args: readonly string[] },
  signal: AbortSignal,
): Promise<boolean> {
  const shown = [`program     ${program}`, ...args.map((arg, i) => `argument ${i + 1}  ${arg}`)]
  process.stderr.write(`${shown.join('\n')}\n`)
  if (!process.stdin.isTTY) return false
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return /^y(es)?$/i.test((await terminal.question('Run this on this machine? [y/N] ', { signal })).trim())
  } finally {
    terminal.close()
  }
}
