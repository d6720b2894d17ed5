import { DatabaseProblem } from '@/lib/db/problem'
import { MachineProblem } from '@/lib/outside/machine/problem'
import type { JsonObject } from '@/lib/shared/json'
import { aligned } from './count'
import { openDatabase } from './database'
import { helpOf, type ReadWords, readWords } from './options'
import type { Outcome, Verb, VerbOptions } from './verb'
import { findVerb, listVerbs } from './verbs'

const FAILED = 1
const BAD_INPUT = 2
const INTERRUPTED = 130

/** Runs one command. @returns the exit code: 0 done, 1 failed, 2 asked for the impossible, 130 interrupted */
export async function main(words: string[]): Promise<number> {
  const [first] = words
  if (first === undefined || first === '--help' || first === '-h' || first === 'help') {
    await print(await overview())
    return first === undefined ? BAD_INPUT : 0
  }
  const call = await findVerb(words)
  if (!call) return complain(`There is no "${first}". Run astra-studio --help for the list.`, BAD_INPUT)
  const read = readWords(call.verb, call.words)
  if (!read.ok) return complain(read.problem.message, BAD_INPUT)
  if (read.value.wantsHelp) {
    await print(helpOf(call.verb))
    return 0
  }
  return run(call.verb, read.value)
}

async function run(verb: Verb, words: ReadWords<VerbOptions>): Promise<number> {
  let opened: ReturnType<typeof openDatabase> | null = null
  const stop = new AbortController()
  const interrupted = interruption(stop)
  const running = verb.run({
    ...words,
    signal: stop.signal,
    tell,
    announce: (line, summary) => void report(words.isJson, summary, [line]),
    async database() {
      opened ??= openDatabase()
      const { url } = (await opened).database
      // The stores ask for it there.
      process.env.DATABASE_URL = url
      return url
    },
  })
  // Interrupted, it may still fail at what is closed around it.
  running.catch(() => {})
  try {
    const outcome = await (verb.stopsItself ? running : Promise.race([running, interrupted]))
    if (outcome === INTERRUPTED) return INTERRUPTED
    return await conclude(words.isJson, outcome as Outcome)
  } catch (error) {
    if (stop.signal.aborted) return INTERRUPTED
    return complain(sentenceOf(error), FAILED)
  } finally {
    if (opened) await leave(opened)
  }
}

/** Lets go of the database, which may be the last use of an embedded one. */
async function leave(opened: ReturnType<typeof openDatabase>): Promise<void> {
  const database = await opened.then(
    (open) => open.database,
    () => null,
  )
  if (!database) return
  const { closeDatabase } = await import('@/lib/db/client')
  await closeDatabase()
  await database.stop()
}

async function conclude(isJson: boolean, outcome: Outcome): Promise<number> {
  if (outcome.kind !== 'done') {
    return complain(outcome.message, outcome.kind === 'bad-input' ? BAD_INPUT : FAILED)
  }
  await report(isJson, outcome.summary, outcome.lines)
  return 0
}

/** Aborts at the first request to stop; a second one does not wait any longer. */
function interruption(stop: AbortController): Promise<typeof INTERRUPTED> {
  return new Promise((resolve) => {
    const interrupt = () => {
      stop.abort()
      resolve(INTERRUPTED)
    }
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(name, () => (stop.signal.aborted ? process.exit(INTERRUPTED) : interrupt()))
    }
    whenNpmEnds(interrupt)
  })
}

/** npm passes a SIGTERM on to the shell between us, which ends without a word to us. */
function whenNpmEnds(interrupt: () => void): void {
  const parent = process.ppid
  if (process.env.npm_lifecycle_event === undefined) return
  setInterval(() => {
    if (process.ppid !== parent) interrupt()
  }, 500).unref()
}

async function report(isJson: boolean, summary: JsonObject | null, lines: string[]): Promise<void> {
  if (!isJson) await print(lines)
  else if (summary) await print([JSON.stringify(summary)])
}

/** An expected problem is a sentence; of anything else we want to know where it came from. */
function sentenceOf(error: unknown): string {
  if (error instanceof DatabaseProblem || error instanceof MachineProblem) return error.message
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

async function overview(): Promise<string[]> {
  const rows = (await listVerbs()).map((verb): [string, string] => [`  ${verb.name}`, verb.summary])
  return [
    'Usage: astra-studio <verb> [options]',
    '',
    ...aligned(rows),
    '',
    'Each verb has --help, and --json for programs.',
  ]
}

function complain(sentence: string, code: number): number {
  tell(sentence)
  return code
}

function tell(line: string): void {
  process.stderr.write(`${line}\n`)
}

/** Resolves once written, for the process exits afterwards and a pipe may be slow. */
function print(lines: string[]): Promise<void> {
  if (lines.length === 0) return Promise.resolve()
  return new Promise((resolve) => process.stdout.write(`${lines.join('\n')}\n`, () => resolve()))
}
