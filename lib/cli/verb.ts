import type { JsonObject } from '@/lib/shared/json'

/** An option of a verb, in the terms of `node:util`'s parseArgs, with the words that help needs. */
export interface VerbOption {
  type: 'string' | 'boolean'
  description: string
  /** What stands for the value in help: `<number>`. */
  placeholder?: string
  short?: string
  default?: string
  /** May be given several times; its value is then a list. */
  multiple?: boolean
}

export type VerbOptions = Record<string, VerbOption>

/** What the options of a verb are read as. */
export type OptionValues<O extends VerbOptions> = {
  [K in keyof O]: O[K]['type'] extends 'boolean'
    ? boolean
    : O[K] extends { multiple: true }
      ? string[]
      : O[K] extends { default: string }
        ? string
        : string | undefined
}

/** One command: `astra-studio <name>`. As thin as a page: read the words, call the domain and the stores, say what came. */
export interface Verb<O extends VerbOptions = VerbOptions> {
  /** One or two words, such as `tools import`. */
  name: string
  /** One line for the list of verbs. */
  summary: string
  /** What follows the name: `<file…> [--project <name>]`. */
  usage: string
  options: O
  /** How many words besides options it takes; none when left out. */
  operands?: { min: number; max: number }
  /** True of a verb that ends itself when `context.signal` aborts; any other is ended for it. */
  stopsItself?: boolean
  run(context: VerbContext<O>): Promise<Outcome>
}

export interface VerbContext<O extends VerbOptions = VerbOptions> {
  options: OptionValues<O>
  operands: string[]
  isJson: boolean
  /** Aborts at Ctrl-C and SIGTERM. */
  signal: AbortSignal
  /** Says something on the way, to people: a line on standard error. */
  tell(line: string): void
  /** Prints the result of a verb that goes on running: the line, or with --json the object. */
  announce(line: string, summary: JsonObject): void
  /** Finds or starts the database, brings it up to date, and lets the stores use it. @returns its address */
  database(): Promise<string>
}

/** How a verb ended. */
export type Outcome =
  | { kind: 'done'; summary: JsonObject | null; lines: string[] }
  | { kind: 'bad-input' | 'failed'; message: string }

/** It worked: one object for programs (null when all is said), some lines for people. */
export const done = (summary: JsonObject | null, lines: string[] = []): Outcome => ({
  kind: 'done',
  summary,
  lines,
})

/** What was asked for cannot be meant; exit code 2. */
export const badInput = (message: string): Outcome => ({ kind: 'bad-input', message })

/** It was tried and did not work; exit code 1. */
export const failed = (message: string): Outcome => ({ kind: 'failed', message })

/** Checks a verb's options against what its `run` reads. */
export const defineVerb = <const O extends VerbOptions>(verb: Verb<O>): Verb<O> => verb
