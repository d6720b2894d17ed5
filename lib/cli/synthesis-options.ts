import { readFileSync } from 'node:fs'
import { fail, ok, type Result } from '@/lib/shared/result'
import { AUGMENTATIONS, type SynthesisInput } from '@/lib/synthesis'
import { type Persona, parsePersonas, TASK_DIMENSIONS, TASK_MODES } from '@/lib/task'
import { BANDS } from '@/lib/tool'
import { CHAIN_OPTIONS } from './chains-sample'
import { numbersGiven } from './numbers'
import type { OptionValues, VerbOptions } from './verb'

const text = (placeholder: string, description: string) =>
  ({ type: 'string', placeholder, description }) as const

/** Everything that decides what a run makes. What is left out is as in `--like`, or else the default. */
export const RUN_OPTIONS = {
  like: text('<job>', 'begin with the parameters of an earlier run'),
  count: text('<n>', 'items of the run (200; with --tasks, all of them)'),
  seed: text('<n>', 'same seed and inputs, same files (1)'),
  until: text('tasks|judged', 'stop at written and scored tasks, or go all the way (judged)'),
  modes: text('<name=n,…>', `mix of kinds of tasks, e.g. chain=6,missing-tool=1; ${TASK_MODES.join(', ')}`),
  augmentations: text('<name=n,…>', `mix of variations; ${AUGMENTATIONS.join(', ')}`),
  personas: text('<file>', 'personas as JSON or JSON Lines instead of the built-in set'),
  thresholds: text(
    '<name=1..5,…>',
    `least level of each judged dimension of a task; ${TASK_DIMENSIONS.join(', ')}`,
  ),
  model: text('<name>', 'who writes, acts and judges: built-in, or an endpoint of the settings'),
  author: text('<name>', 'who writes tasks'),
  agent: text('<name>', 'who attempts them'),
  emulator: text('<name>', 'who answers calls'),
  user: text('<name>', 'who plays the user'),
  judges: text('<name,…>', 'who judges, one or several'),
  'user-kind': text('<kind>', 'one-message as in ASTRA, or simulated (one-message)'),
  backend: text('emulator|live', 'live servers answer for themselves where they can be reached (emulator)'),
  distractors: text('<band=n,…>', `irrelevant tools beside the task's, by likeness; ${BANDS.join(', ')}`),
  ...CHAIN_OPTIONS,
  'failure-rate': text('<0..1>', 'share of emulated calls that fail (0.2)'),
  'turns-max': text('<n>', 'agent turns of one attempt (20)'),
  'write-tries': text('<n>', 'plans that the built-in author tries for a task (12)'),
  'seconds-max': text('<n>', 'wall-clock limit of one attempt (240)'),
  'tokens-max': text('<n>', 'tokens of one attempt (no limit)'),
  'spend-max': text('<dollars>', 'the run pauses when it has spent so much (no limit)'),
  'score-min': text('<0..1>', 'least mean of judged dimensions that is kept (0.8)'),
} as const satisfies VerbOptions

export type RunOptions = OptionValues<typeof RUN_OPTIONS>

type Asked = Omit<SynthesisInput, 'source'>

/** Finds the player that a name means; the problem says that there is none. */
export type PlayerOf = (name: string) => Result<string>

/**
 * The parameters that options ask for, over those to begin with. Only what is said is changed; whether values are within
 * their bounds is for the schema of the parameters to say.
 */
export function readRunOptions(options: RunOptions, base: Partial<Asked>, playerOf: PlayerOf): Result<Asked> {
  const models = readPlayers(options, base.models, playerOf)
  if (!models.ok) return models
  const modes = readWeights('modes', options.modes, TASK_MODES)
  if (!modes.ok) return modes
  const augmentations = readWeights('augmentations', options.augmentations, AUGMENTATIONS)
  if (!augmentations.ok) return augmentations
  const thresholds = readNumbers('thresholds', options.thresholds, TASK_DIMENSIONS)
  if (!thresholds.ok) return thresholds
  const distractors = readNumbers('distractors', options.distractors, BANDS)
  if (!distractors.ok) return distractors
  const personas = readPersonas(options.personas)
  if (!personas.ok) return personas
  const chains = {
    ...base.chains,
    ...numbersGiven({
      walks: options.walks,
      lengthMin: options['length-min'],
      lengthMax: options['length-max'],
    }),
    ...(options.cyclic && { acyclic: false }),
  }
  return ok({
    ...{ count: 200, seed: 1 },
    ...base,
    ...numbersGiven({
      count: options.count,
      seed: options.seed,
      failureRate: options['failure-rate'],
      turnsMax: options['turns-max'],
      writeTries: options['write-tries'],
      secondsMax: options['seconds-max'],
      tokensMax: options['tokens-max'],
      spendMax: options['spend-max'],
      scoreMin: options['score-min'],
    }),
    ...(options.until !== undefined && { until: options.until as Asked['until'] }),
    ...(modes.value && { modes: modes.value }),
    ...(augmentations.value && { augmentations: augmentations.value }),
    ...(personas.value && { personas: personas.value }),
    ...(thresholds.value && {
      tasks: { ...base.tasks, thresholds: thresholds.value as NonNullable<Asked['tasks']>['thresholds'] },
    }),
    ...(options.backend !== undefined && { backend: options.backend as Asked['backend'] }),
    ...(distractors.value && { distractors: { ...base.distractors, ...distractors.value } }),
    ...(options['user-kind'] !== undefined && {
      user: { ...base.user, kind: options['user-kind'] as 'simulated' },
    }),
    models: models.value,
    chains,
  })
}

function readPlayers(
  { model, author, agent, emulator, user, judges }: RunOptions,
  base: Asked['models'],
  playerOf: PlayerOf,
): Result<Asked['models']> {
  const everyone = model === undefined ? {} : { author: model, agent: model, judges: model }
  const said = Object.entries({ ...everyone, ...defined({ author, agent, emulator, user, judges }) })
  const players: Record<string, string | string[]> = {}
  for (const [role, names] of said) {
    const found = []
    for (const name of role === 'judges' ? listed(names) : [names]) {
      const player = playerOf(name)
      if (!player.ok) return player
      found.push(player.value)
    }
    players[role] = role === 'judges' ? found : (found[0] ?? '')
  }
  return ok({ ...base, ...players })
}

/** "chain=6,missing-tool=1" → the weight of every name, 0 where it is not said; null when nothing is. */
export function readWeights<Name extends string>(
  option: string,
  said: string | undefined,
  names: readonly Name[],
): Result<{ [name in Name]: number } | null> {
  const read = readNumbers(option, said, names)
  if (!read.ok || read.value === null) return read as Result<null>
  const none = Object.fromEntries(names.map((name) => [name, 0])) as { [name in Name]: number }
  return ok({ ...none, ...read.value })
}

function readNumbers<Name extends string>(
  option: string,
  said: string | undefined,
  names: readonly Name[],
): Result<{ [name in Name]?: number } | null> {
  if (said === undefined) return ok(null)
  const numbers: { [name in Name]?: number } = {}
  for (const pair of listed(said)) {
    const [name = '', value = '', ...rest] = pair.split('=')
    const known = names.find((one) => one === name.trim())
    const number = value.trim() === '' ? Number.NaN : Number(value)
    if (!known || rest.length > 0 || Number.isNaN(number))
      return fail(
        'bad-option',
        `--${option} is a list of name=number; "${pair}" is none. The names are ${names.join(', ')}.`,
      )
    numbers[known] = number
  }
  return ok(numbers)
}

function readPersonas(file: string | undefined): Result<Persona[] | null> {
  if (file === undefined) return ok(null)
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    return fail('bad-personas', `${file} could not be read: ${(error as Error).message}.`)
  }
  const read = parsePersonas(text)
  return read.ok ? ok(read.value.personas) : fail('bad-personas', `${file}: ${read.problem.message}`)
}

const listed = (said: string): string[] =>
  said
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)

const defined = <T extends object>(values: T) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: NonNullable<T[K]>
  }
