import { isPlural, singularOf, wordsOf } from '../shared/english'
import type { Tool } from './tool'
import { type PurposeKind, verbOf } from './verbs'

/** What a tool is for, read from its name and, failing that, its description: `search_books` lists books. */
export interface Purpose {
  kind: PurposeKind
  /** Base form, e.g. `search`. */
  verb: string
  /** The singular noun that it is about, e.g. `book`; `item` where nothing says. */
  noun: string
}

const JOINTS = new Set('by for from in with of to on at and using near via per into as'.split(' '))
const QUALIFIERS = new Set(
  'details detail info information list data metadata results result summary all full raw content contents tool'.split(
    ' ',
  ),
)
const OPENERS = new Set(
  'all new my the a an current available latest recent detailed specific single multiple some similar top popular'.split(
    ' ',
  ),
)
/** Names where the word is as often a noun: `book_search`. They are the verb only when no other follows. */
const NOUN_TOO = new Set(
  'book order file store record log map list request report plan post issue share'.split(' '),
)
const READERS = new Set<PurposeKind>(['get'])

const known = new WeakMap<Tool, Purpose>()

/** Reads a tool's purpose from its name and description; remembered per tool object. */
export function purposeOf(tool: Tool): Purpose {
  const seen = known.get(tool)
  if (seen) return seen
  const purpose = read(tool)
  known.set(tool, purpose)
  return purpose
}

function read(tool: Tool): Purpose {
  const words = wordsOf(tool.sourceName ?? tool.name)
  const at = verbAt(words)
  const said = wordsOf(tool.description).slice(0, 12)
  const verb =
    at >= 0
      ? verbOf(words[at] ?? '')
      : said
          .slice(0, 2)
          .map(verbOf)
          .find((found) => found !== null)
  const about = nounPhrase(at >= 0 ? words.slice(at + 1) : words)
  const spare = at > 0 ? words.slice(0, at) : nounPhrase(said.slice(1))
  const head = about.at(-1) ?? spare.at(-1) ?? 'item'
  const purpose: Purpose = { kind: verb?.kind ?? 'other', verb: verb?.base ?? 'use', noun: singularOf(head) }
  if (READERS.has(purpose.kind) && isPlural(head)) purpose.kind = 'list'
  if (purpose.verb === 'add' && onlyNumbers(tool)) purpose.kind = 'calculate'
  return purpose
}

/** The first verb among the first three words, passing over one that is a noun here. */
function verbAt(words: string[]): number {
  const at = words.slice(0, 3).findIndex((word) => verbOf(word) !== null)
  if (at < 0 || !NOUN_TOO.has(words[at] ?? '')) return at
  const later = words.findIndex((word, index) => {
    const verb = index > at && index < 3 ? verbOf(word) : null
    return verb !== null && !NOUN_TOO.has(verb.base)
  })
  return later > 0 ? later : at
}

function nounPhrase(words: string[]): string[] {
  const end = words.findIndex((word) => JOINTS.has(word))
  const phrase = (end < 0 ? words : words.slice(0, end)).filter(
    (word) => !OPENERS.has(word) && !/^\d+$/.test(word),
  )
  while (phrase.length > 1 && QUALIFIERS.has(phrase.at(-1) ?? '')) phrase.pop()
  return phrase
}

const onlyNumbers = (tool: Tool): boolean =>
  Object.values(tool.parameters.properties).every((schema) =>
    ['number', 'integer', 'array'].includes(String(schema.type)),
  )
