import { augmentationNames, modeNames } from '@/components/task/words'
import { formatCount } from '@/lib/shared/format'
import type { SynthesisParams } from '@/lib/synthesis'
import { DEFAULTS, SETTINGS, type SettingPath, valueAt } from './design/settings'
import { asTitle, roleNames } from './names'

/** One parameter in words, and whether it is the default. */
export interface ParamLine {
  path: string
  name: string
  value: string
  isDefault: boolean
}

/** Parameters as lines that people read and that can be laid beside another run's. Every run has a line for each path. */
export function paramLines(params: SynthesisParams, endpointNames: { [id: string]: string }): ParamLine[] {
  const player = (id: string) =>
    id === 'built-in' ? 'built-in, rule-based' : (endpointNames[id] ?? 'a removed endpoint')
  const { models, modes, augmentations, source, personas, chains } = params
  const line = (path: string, name: string, value: string, isDefault: boolean): ParamLine => ({
    path,
    name,
    value,
    isDefault,
  })
  return [
    line('source', 'Made from', sourceInWords(source), false),
    ...(['author', 'agent', 'emulator', 'user'] as const).map((role) =>
      line(`models.${role}`, roleNames[role].title, player(models[role]), models[role] === 'built-in'),
    ),
    line(
      'models.judges',
      models.judges.length > 1 ? 'Judges' : 'Judge',
      models.judges.map(player).join(', '),
      models.judges.join() === 'built-in',
    ),
    line(
      'modes',
      'Kinds of task',
      sharesOf(modes, (name) => modeNames[name].title),
      same(modes, DEFAULTS.modes),
    ),
    line(
      'augmentations',
      'Variations',
      sharesOf(augmentations, (name) => augmentationNames[name].title),
      same(augmentations, DEFAULTS.augmentations),
    ),
    line(
      'personas',
      'Personas',
      personas === null ? 'the built-in set' : `${formatCount(personas.length)} of a file`,
      personas === null,
    ),
    ...(chains.mustContain?.length
      ? [line('chains.mustContain', 'Chains through', chains.mustContain.join(', '), false)]
      : []),
    ...(Object.keys(SETTINGS) as SettingPath[]).map((path) => {
      const value = valueAt(params, path)
      return line(path, SETTINGS[path].label, inWords(value), same(value, valueAt(DEFAULTS, path)))
    }),
  ]
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

function sourceInWords(source: SynthesisParams['source']): string {
  if (source.kind === 'tasks') return `accepted tasks of ${source.jobId}`
  const count = source.kind === 'graphs' ? source.graphVersionIds.length : source.documentIds.length
  const noun = source.kind === 'graphs' ? 'graph' : 'server'
  return `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`
}

/** `Chain 60 % · Server only 40 %`; all zero means the first. */
function sharesOf<Name extends string>(
  weights: { [name in Name]: number },
  nameOf: (name: Name) => string,
): string {
  const names = Object.keys(weights) as Name[]
  const total = names.reduce((sum, name) => sum + weights[name], 0)
  const [first] = names
  if (total === 0) return first ? nameOf(first) : ''
  return names
    .filter((name) => weights[name] > 0)
    .map((name) => `${nameOf(name)} ${Math.round((weights[name] / total) * 100)} %`)
    .join(' · ')
}

function inWords(value: unknown): string {
  if (value === null) return 'no limit'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number') return formatCount(value)
  if (Array.isArray(value))
    return value.length === 0 ? 'none' : value.map((one) => asTitle(String(one))).join(', ')
  if (typeof value === 'object')
    return Object.entries(value as object)
      .map(([name, one]) => `${asTitle(name)} ${one}`)
      .join(', ')
  return asTitle(String(value))
}
