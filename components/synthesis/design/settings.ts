import { SynthesisParams } from '@/lib/synthesis'

/**
 * Where a default comes from (astra-spec, section 10): ASTRA's paper, ASTRA's released code, or this studio. What is
 * ours is never shown as ASTRA's.
 */
export type Origin = 'paper' | 'code' | 'ours'

interface SettingWords {
  label: string
  /** What it does, in a sentence. */
  hint?: string
  origin: Origin
  unit?: string
  step?: number
  /** What an empty field means; a field without it must be filled. */
  empty?: string
}

/** Every setting with a value of its own, by its path in the parameters. */
export const SETTINGS = {
  count: {
    label: 'Trajectories',
    hint: 'Items of the run: each is one task, one attempt and one judgement.',
    origin: 'ours',
  },
  seed: { label: 'Seed', hint: 'The same seed and parameters give the same items.', origin: 'ours' },
  until: { label: 'Go as far as', hint: 'Tasks alone can be reviewed and played later.', origin: 'ours' },
  'serverTools.min': { label: 'Fewest tools', hint: 'Of a server-only task.', origin: 'code' },
  'serverTools.max': { label: 'Most tools', hint: 'Of a server-only task.', origin: 'code' },
  'chains.lengthMin': { label: 'Shortest chain', unit: 'tools', origin: 'code' },
  'chains.lengthMax': { label: 'Longest chain', unit: 'tools', origin: 'code' },
  'chains.walks': { label: 'Walks a graph', hint: 'Random walks, biased by weight.', origin: 'ours' },
  'chains.acyclic': { label: 'No tool twice in a chain', origin: 'ours' },
  failureRate: {
    label: 'Injected failures',
    hint: 'Share of emulated calls that fail, each marked in the record.',
    origin: 'paper',
    step: 0.05,
  },
  backend: { label: 'Tools answer', origin: 'ours' },
  'distractors.high': { label: 'Much alike', hint: 'Likeness over 0.85.', origin: 'paper' },
  'distractors.medium': { label: 'Somewhat alike', hint: 'Likeness 0.4 to 0.85.', origin: 'paper' },
  'distractors.low': { label: 'Hardly alike', hint: 'Likeness below 0.4.', origin: 'paper' },
  'user.kind': { label: 'The user', origin: 'paper' },
  'user.withholdRate': {
    label: 'Hold a value back',
    hint: 'Share of users who give it only when asked.',
    origin: 'ours',
    step: 0.05,
  },
  'user.changeRate': {
    label: 'Change their mind',
    hint: 'Share of users, once.',
    origin: 'ours',
    step: 0.05,
  },
  'user.messagesMax': { label: 'Messages after the first', origin: 'ours' },
  writeTries: {
    label: 'Plans tried for a task',
    hint: 'By the built-in author: other chains, until one can be asked for.',
    origin: 'ours',
  },
  turnsMax: { label: 'Agent turns', hint: 'Model calls of one attempt.', origin: 'code' },
  secondsMax: {
    label: 'Time of one attempt',
    hint: 'Writing, scoring and judging have as long, each.',
    unit: 's',
    origin: 'code',
  },
  tokensMax: { label: 'Tokens of one attempt', origin: 'ours', empty: 'no limit' },
  spendMax: {
    label: 'Spend of the run',
    hint: 'The run pauses there.',
    unit: 'USD',
    step: 0.01,
    origin: 'ours',
    empty: 'no limit',
  },
  'tasks.thresholds': { label: 'Least level', origin: 'ours' },
  'tasks.required': { label: 'Required', origin: 'ours' },
  scoreMin: {
    label: 'Least score',
    hint: 'Mean of the judged dimensions; an item below it is dropped.',
    origin: 'ours',
    step: 0.05,
  },
  required: { label: 'Dimensions that must be judged', origin: 'ours' },
  'judge.failedCall': { label: 'A failed call counts', origin: 'paper' },
  'judge.queryUnderstandScale': { label: 'Scale of query understanding', origin: 'paper' },
  'judge.stepView': { label: 'The judge of a step sees', origin: 'paper' },
  'judge.nothingToJudge': { label: 'Where there is nothing to judge', origin: 'ours' },
  'judge.panel': { label: 'Several judges make one verdict by', origin: 'ours' },
} as const satisfies { [path: string]: SettingWords }
export type SettingPath = keyof typeof SETTINGS

export const wordsOf = (path: SettingPath): SettingWords => SETTINGS[path]

/** The parameters as they are before anybody chooses, but for the source. */
export const DEFAULTS: SynthesisParams = SynthesisParams.parse({
  source: { kind: 'graphs', graphVersionIds: ['gver_none'] },
  count: 200,
  seed: 1,
})

export function valueAt(params: SynthesisParams, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, key) => (value as { [key: string]: unknown } | undefined)?.[key], params)
}

/** The parameters with another value at a path. */
export function withValue(params: SynthesisParams, path: string, value: unknown): SynthesisParams {
  const [key = '', ...rest] = path.split('.')
  const branch = params as unknown as { [key: string]: unknown }
  const next =
    rest.length === 0 ? value : withValue(branch[key] as unknown as SynthesisParams, rest.join('.'), value)
  return { ...branch, [key]: next } as unknown as SynthesisParams
}

/** Whether a setting differs from its default. */
export const isChanged = (params: SynthesisParams, path: string): boolean =>
  JSON.stringify(valueAt(params, path)) !== JSON.stringify(valueAt(DEFAULTS, path))
