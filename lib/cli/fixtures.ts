import { vi } from 'vitest'
import { main } from './main'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Runs one command in this process. @returns its exit code, and what it wrote to standard output and to standard error */
export async function command(words: string[]): Promise<{ code: number; said: string; complained: string }> {
  const said: string[] = []
  const complained: string[] = []
  const into = (lines: string[]) => (text: unknown, done?: unknown) => {
    lines.push(String(text))
    if (typeof done === 'function') done()
    return true
  }
  // A command listens for its end to its process's end; here the process goes on.
  const others = SIGNALS.map((signal) => [signal, process.listeners(signal)] as const)
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation(into(said)),
    vi.spyOn(process.stderr, 'write').mockImplementation(into(complained)),
  ]
  try {
    return { code: await main(words), said: said.join(''), complained: complained.join('') }
  } finally {
    for (const spy of spies) spy.mockRestore()
    for (const [signal, kept] of others)
      for (const listener of process.listeners(signal))
        if (!kept.includes(listener)) process.off(signal, listener)
  }
}
