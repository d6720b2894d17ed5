import type { Tool, ToolKey } from '../../tool'
import { contextSetBy, contextsOf } from './context'
import { type Need, needsOf } from './parameters'
import { openingOf, type Phrase, phraseFrom, returnedPhrases, sameThing } from './phrase'
import { fieldsOf, type ResultField } from './result-fields'
import { MAKERS, PLAIN_LOOKS, PREPOSITIONS, QUALIFIERS, type Role, roleOfVerb } from './vocabulary'
import { isPlural, wordsOf } from './words'

/** Something that a tool gives back by its own words. `certainty` in (0, 1] falls from name to description to aside. */
export interface Product {
  phrase: Phrase
  certainty: number
}

/** A tool as its name, description and schemas present it; everything the author of edges looks at. */
export interface ToolReading {
  key: ToolKey
  name: string
  role: Role
  /** What it acts on; null when nothing says. */
  thing: Phrase | null
  /** What it puts things into or takes them out of (`add_to_watchlist`); null for most. */
  place: Phrase | null
  /** What of several it makes the current one for the calls that follow (`cd`); null for most. */
  setsContext: string | null
  /** Things that it calls current and works in. */
  worksIn: ReadonlySet<string>
  /** Words before the head of its thing that at most a quarter of the server's tools share: `tire` in `tire_pressure`. */
  subjects: string[]
  products: Product[]
  needs: Need[]
  fields: ResultField[]
  /** The description without the preamble that all tools of the server share. */
  description: string
  /** Words of name and description that carry meaning, for lexical comparison. */
  vocabulary: ReadonlySet<string>
}

/** Reads the tools of one server together: what all of them share in name or description says nothing of any one. */
export function readTools(tools: readonly { key: ToolKey; tool: Tool }[]): ToolReading[] {
  const preamble = sharedPreamble(tools.map(({ tool }) => tool.description))
  const affixes = sharedAffixes(tools.map(({ tool }) => wordsOf(tool.name)))
  const readings = tools.map(({ key, tool }) =>
    readTool(key, tool, tool.description.slice(preamble).trim(), affixes),
  )
  return readings.map((reading) => ({ ...reading, subjects: rareSubjects(reading, readings) }))
}

/** A word that many tools of the server say ("account" of an account service) tells no two of them apart. */
function rareSubjects({ subjects }: ToolReading, all: readonly ToolReading[]): string[] {
  const most = Math.max(2, all.length / 4)
  return subjects.filter((word) => all.filter((other) => other.subjects.includes(word)).length <= most)
}

function readTool(key: ToolKey, tool: Tool, description: string, affixes: ReadonlySet<string>): ToolReading {
  const words = wordsOf(tool.name)
  const own = words.filter((word, i) => !((i === 0 || i === words.length - 1) && affixes.has(word)))
  const named = nameOf(own)
  const opening = openingOf(description)
  const described = opening?.object ?? null
  // A single word without a verb (`cp`, `pwd`) is a label; its description says what it is about.
  const object = named.verb === null && own.length === 1 ? (described ?? named.object) : named.object
  // `app_create`: the word that all names share is the thing itself when the description speaks of it too.
  const affix = phraseFrom(words.filter((word) => affixes.has(word)))
  const isAffixMeant = described === null || described.stems.some((stem) => affix?.stems.includes(stem))
  const thing = object ?? (affix !== null && isAffixMeant ? affix : described)
  const role = roleFrom(named.verb ?? opening?.verb ?? null, thing, tool)
  const needs = needsOf(tool, thing?.stems ?? [])
  const act = role === 'create' ? actOn(thing, needs, named.verb) : null
  return {
    key,
    name: tool.name,
    role,
    thing: act ?? thing,
    place: role === 'read' || role === 'find' ? null : (named.place ?? placeDescribed(opening)),
    subjects: (thing?.stems.slice(0, -1) ?? []).filter((stem) => stem.length > 2),
    setsContext: contextSetBy(role, description),
    worksIn: contextsOf(tool, description),
    products: productsOf(
      role,
      act === null ? [thing, described] : [act, null],
      named.verb,
      returnedPhrases(description),
    ),
    needs,
    fields: fieldsOf(tool.result),
    description,
    vocabulary: new Set([...own, ...wordsOf(description.slice(0, 300))].filter(isTelling)),
  }
}

/** Verb, object and place of a name: `list_hotels`, `app_list`, `travel_get_status`, `remove_stock_from_watchlist`, `weather`. */
function nameOf(words: readonly string[]): {
  verb: string | null
  object: Phrase | null
  place: Phrase | null
} {
  const isVerb = (word: string) => roleOfVerb(word) !== null
  const last = words.length - 1
  const at = isVerb(words[0] ?? '') ? 0 : isVerb(words[last] ?? '') ? last : words.findIndex(isVerb)
  const rest = at === last && at > 0 ? words.slice(0, last) : words.slice(at + 1)
  const end = rest.findIndex((word) => PREPOSITIONS.has(word))
  return {
    verb: words[at] ?? null,
    object: phraseFrom(end < 0 ? rest : rest.slice(0, end)),
    place: PLACING.has(rest[end] ?? '') ? phraseFrom(rest.slice(end + 1)) : null,
  }
}

/** "Write content to a file": the file is the place, and content is no thing of its own. */
const placeDescribed = (opening: ReturnType<typeof openingOf>): Phrase | null =>
  opening?.object === null ? opening.place : null

/** Prepositions that lead to what a tool puts things into or takes them out of, and so changes. */
const PLACING: ReadonlySet<string> = new Set(['to', 'from', 'in', 'into', 'on'])

/** `get_hotels` without saying which is a search; `get_hotel` is a look at one. */
function roleFrom(verb: string | null, thing: Phrase | null, tool: Tool): Role {
  const role = verb === null ? 'other' : (roleOfVerb(verb) ?? 'other')
  if (verb === null || !PLAIN_LOOKS.has(verb)) return role
  const lastWord = thing?.text.split(' ').at(-1) ?? ''
  const asksForOne = tool.parameters.required.some((name) => /id$/i.test(name))
  return isPlural(lastWord) && !asksForOne ? 'find' : 'read'
}

/**
 * What an act on an existing thing makes: `book_hotel` with a `hotel_id` makes a booking, not a hotel.
 * Null when the tool makes what it is named after.
 */
function actOn(thing: Phrase | null, needs: readonly Need[], verb: string | null): Phrase | null {
  if (thing === null || verb === null || MAKERS.has(verb)) return null
  const isThere = needs.some(
    (need) => need.points === 'strongly' && sameThing(need.thing, thing.stems) >= 0.85,
  )
  return isThere ? phraseFrom([`${verb}ing`]) : null
}

function productsOf(
  role: Role,
  [thing, described]: readonly [Phrase | null, Phrase | null],
  verb: string | null,
  returned: readonly Phrase[],
): Product[] {
  if (role === 'close') return []
  const products: Product[] = []
  const add = (phrase: Phrase | null, certainty: number) => {
    if (phrase === null) return
    if (!products.some((known) => known.phrase.stems.join(' ') === phrase.stems.join(' '))) {
      products.push({ phrase, certainty })
    }
  }
  const makes = role === 'find' || role === 'create' || role === 'read'
  add(thing, makes ? 1 : 0.5)
  if (makes) add(described, 0.7)
  // What is made is often called after the making: to book makes a booking, to post makes a post.
  if (role === 'create' && verb !== null)
    for (const noun of [verb, `${verb}ing`]) add(phraseFrom([noun]), 0.6)
  for (const phrase of returned) add(phrase, 0.6)
  return products
}

/** How many leading characters all descriptions share, cut back to a word's start; 0 for fewer than three tools. */
function sharedPreamble(descriptions: readonly string[]): number {
  const [first, ...rest] = descriptions
  if (first === undefined || rest.length < 2) return 0
  let length = first.length
  for (const other of rest) {
    let same = 0
    while (same < length && same < other.length && first[same] === other[same]) same++
    length = same
  }
  return length < 20 ? 0 : first.lastIndexOf(' ', length - 1) + 1
}

/** Words that begin or end at least three fifths of the names and are no verbs: a server's own name, usually. */
function sharedAffixes(names: readonly string[][]): ReadonlySet<string> {
  const counts = new Map<string, number>()
  for (const words of names) {
    for (const word of new Set([words[0] ?? '', words[words.length - 1] ?? ''])) {
      counts.set(word, (counts.get(word) ?? 0) + 1)
    }
  }
  const least = Math.max(4, names.length * 0.6)
  return new Set(
    [...counts].flatMap(([word, count]) => (count >= least && roleOfVerb(word) === null ? [word] : [])),
  )
}

const isTelling = (word: string): boolean =>
  word.length > 3 && !PREPOSITIONS.has(word) && !QUALIFIERS.has(word) && roleOfVerb(word) === null
