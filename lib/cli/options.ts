import { type ParseArgsConfig, parseArgs } from 'node:util'
import { fail, ok, type Result } from '@/lib/shared/result'
import type { OptionValues, Verb, VerbOption, VerbOptions } from './verb'

/** Options that every verb has. */
const COMMON = {
  json: { type: 'boolean', description: 'print one JSON object on standard output' },
  help: { type: 'boolean', short: 'h', description: 'say what the verb does and takes' },
} as const satisfies VerbOptions

/** The words after a verb's name, understood. */
export interface ReadWords<O extends VerbOptions> {
  options: OptionValues<O>
  operands: string[]
  isJson: boolean
  wantsHelp: boolean
}

/** Reads the words after a verb's name; the problem says which word is wrong. */
export function readWords<O extends VerbOptions>(verb: Verb<O>, words: string[]): Result<ReadWords<O>> {
  const options = Object.fromEntries(Object.entries({ ...verb.options, ...COMMON }).map(asParseArgs))
  try {
    const { values, positionals } = parseArgs({ args: words, options, allowPositionals: true, strict: true })
    const { json, help, ...own } = values
    const { min, max } = verb.operands ?? { min: 0, max: 0 }
    if (!help && (positionals.length < min || positionals.length > max))
      return fail('operands', usageOf(verb))
    return ok({
      options: own as OptionValues<O>,
      operands: positionals,
      isJson: json === true,
      wantsHelp: help === true,
    })
  } catch (error) {
    // Its second sentence is about escaping dashes, which is never what was meant.
    const [problem] = (error as Error).message.split('. ')
    return fail('options', `${problem}. ${usageOf(verb)}`)
  }
}

/** The help of one verb. */
export function helpOf(verb: Verb): string[] {
  const rows = Object.entries({ ...verb.options, ...COMMON }).map(([name, option]: [string, VerbOption]) => {
    const short = option.short ? `-${option.short}, ` : ''
    const value = option.type === 'string' ? ` ${option.placeholder ?? '<text>'}` : ''
    const preset = option.default === undefined ? '' : ` (${option.default})`
    return { left: `  ${short}--${name}${value}`, right: option.description + preset }
  })
  const width = Math.max(...rows.map(({ left }) => left.length))
  return [
    usageOf(verb),
    '',
    `${verb.summary}.`,
    '',
    ...rows.map(({ left, right }) => `${left.padEnd(width)}  ${right}`),
  ]
}

/** A whole number within bounds, both included, as an option gave it. */
export function readInteger(
  name: string,
  text: string,
  bounds: { min: number; max: number },
): Result<number> {
  const value = /^-?\d+$/.test(text) ? Number(text) : Number.NaN
  if (value >= bounds.min && value <= bounds.max) return ok(value)
  return fail(
    'not-a-number',
    `--${name} is a whole number from ${bounds.min} to ${bounds.max}; "${text}" is not.`,
  )
}

const usageOf = (verb: Verb): string => `Usage: astra-studio ${verb.name} ${verb.usage}`.trimEnd()

function asParseArgs([name, option]: [string, VerbOption]): [
  string,
  NonNullable<ParseArgsConfig['options']>[string],
] {
  const { type, short, multiple } = option
  const preset = option.type === 'boolean' ? false : multiple ? [] : option.default
  return [
    name,
    {
      type,
      ...(short && { short }),
      ...(multiple && { multiple }),
      ...(preset !== undefined && { default: preset }),
    },
  ]
}
