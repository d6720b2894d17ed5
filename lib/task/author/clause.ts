import { isPlural, pluralOf, singularOf, wordsOf } from '../../shared/english'
import type { Random } from '../../shared/random'
import { identityNoun, purposeOf } from '../../tool'
import type { PlannedStep } from './plan'
import { asideNoun, asideOf, hangingPhrase, spoken } from './said-values'
import { type VerbPhrase, verbPhraseOf } from './verb-phrase'

/** One step of a request in words: an imperative without its capital, and what the user says of themself beside it. */
export interface Clause {
  text: string
  asides: string[]
  /** Earlier steps whose list this one picks from, with the noun picked. */
  picks: { step: number; noun: string }[]
}

/** The words for each step of a plan; null when a tool's purpose cannot be said in plain English. */
export function clausesOf(steps: readonly PlannedStep[], random: Random): Clause[] | null {
  const clauses: Clause[] = []
  for (const [at, step] of steps.entries()) {
    const phrase = verbPhraseOf(step.definition)
    if (!phrase) return null
    clauses.push(clauseOf(step, phrase, steps, steps.slice(0, at), random.fork(at)))
  }
  return clauses
}

const ARTICLE = '(?:an?|the|any|one|some|each)'
const VAGUE =
  '(?:specific|given|particular|single|specified|certain|existing|provided|selected|individual|chosen|new)'

function clauseOf(
  step: PlannedStep,
  phrase: VerbPhrase,
  all: readonly PlannedStep[],
  earlier: readonly PlannedStep[],
  random: Random,
): Clause {
  let object = phrase.object
  const asides: string[] = []
  const picks: Clause['picks'] = []
  const hanging: { place: number; text: string }[] = []
  const { noun } = purposeOf(step.definition)
  const alreadySaid = (name: string) =>
    earlier.some(
      ({ arguments: args }) => args[name]?.from === 'user' && sameValue(args[name], step.arguments[name]),
    )

  for (const [name, argument] of Object.entries(step.arguments)) {
    if (argument.from === 'result') {
      const fed = fedNoun(name, noun)
      const feeder = all[argument.step]
      if (feeder && purposeOf(feeder.definition).kind === 'list')
        picks.push({ step: argument.step, noun: fed })
      object = pointedAt(object, fed) ?? (mentions(object, fed) ? object : hang(object, name, fed))
      continue
    }
    const person = asideNoun(name)
    if (step.unsaid?.includes(name)) {
      if (person) object = mine(object, person)
      continue
    }
    const aside = asideOf(name, argument.value)
    if (aside) {
      if (!alreadySaid(name)) asides.push(aside)
      if (person) object = mine(object, person)
      continue
    }
    if (isChanged(phrase.verb, object, name)) {
      hanging.push({ place: 70, text: `to ${spoken(name, argument.value)}` })
      continue
    }
    const replaced = withValue(object, name, argument.value, noun)
    if (replaced !== null) object = replaced
    else if (!alreadySaid(name) || object.split(' ').length < 4)
      hanging.push(hangingPhrase(name, argument.value))
  }
  hanging.sort((a, b) => a.place - b.place)
  const text = [
    spokenVerb(phrase.verb, object, random),
    joinedHanging(hanging.map((part) => part.text)),
  ].join(' ')
  return { text: unnamed(tidy(text), step.definition.name), asides, picks }
}

/** A wording that starts with a tool's very name gets an article: "find events" → "find the events". */
function unnamed(text: string, toolName: string): string {
  const [verb = '', ...rest] = wordsOf(toolName)
  return rest.length > 0 &&
    wordsOf(text)
      .join(' ')
      .startsWith([verb, ...rest].join(' '))
    ? text.replace(/^(\S+) /, '$1 the ')
    : text
}

/** Phrases in a row, a run of "with …" joined as one. */
const joinedHanging = (texts: readonly string[]): string =>
  texts
    .map((text, at) =>
      text.startsWith('with ') && texts[at - 1]?.startsWith('with ') ? `and ${text.slice(5)}` : text,
    )
    .join(' ')

const sameValue = (
  a: PlannedStep['arguments'][string] | undefined,
  b: PlannedStep['arguments'][string] | undefined,
): boolean => JSON.stringify(a) === JSON.stringify(b)

/** True where the value is what something is changed to: "change the pickup branch of …" takes it at the end. */
const isChanged = (verb: string, object: string, name: string): boolean =>
  /^(change|set|update|rename|switch)$/.test(verb) &&
  object.toLowerCase().includes(wordsOf(name).slice(-2).join(' '))

/** The noun that a fed parameter points at: `book_id` → book, `url` → page, `id` → the tool's own noun. */
function fedNoun(name: string, toolNoun: string): string {
  const identity = identityNoun(name, toolNoun)
  if (identity) return identity
  const words = wordsOf(name)
  const last = words.at(-1) ?? ''
  if (/^(url|link|uri|href)$/.test(last)) return 'page'
  if (/^(name|title|code|slug|key|path|number|symbol|address)$/.test(last))
    return words.length > 1 ? singularOf(words.at(-2) ?? toolNoun) : last === 'symbol' ? 'symbol' : toolNoun
  return singularOf(last)
}

/** "a (specific) book" → "that book"; null when the object does not speak of one. */
function pointedAt(object: string, noun: string): string | null {
  const plain = escaped(noun)
  const direct = new RegExp(
    String.raw`\b${ARTICLE}\s+(?:${VAGUE}\s+)?(?:[\w'/-]+\s+){0,2}?${plain}\b(?!['’]s?\s)`,
    'i',
  )
  if (direct.test(object))
    return object.replace(
      direct,
      (found) => `that ${found.replace(new RegExp(String.raw`^${ARTICLE}\s+(?:${VAGUE}\s+)?`, 'i'), '')}`,
    )
  const vague = new RegExp(String.raw`\b${ARTICLE}\s+${VAGUE}\s+`, 'i')
  if (vague.test(object)) return object.replace(vague, 'that ')
  const many = new RegExp(String.raw`\b(?:multiple|several|all|many)\s+${escaped(pluralOf(noun))}\b`, 'i')
  return many.test(object) ? object.replace(many, `those ${pluralOf(noun)}`) : null
}

const mentions = (object: string, noun: string): boolean =>
  /\b(that|those) /i.test(object) && object.includes(noun)

const hang = (object: string, name: string, noun: string): string =>
  `${object} ${/ur[li]|link|path/i.test(name) ? 'from' : 'for'} that ${noun}`

/** "for a member" → "for me", "a member's loans" → "my loans". */
function mine(object: string, person: string): string {
  const who = String.raw`(?:an?|the|any)\s+(?:${VAGUE}\s+|registered\s+|current\s+)?(?:${escaped(person)}|user|customer|member)`
  return object
    .replace(new RegExp(String.raw`\b${who}['’]s\b`, 'gi'), 'my')
    .replace(new RegExp(String.raw`\b(for|to|by|of|from)\s+${who}\b`, 'gi'), '$1 me')
    .replace(new RegExp(String.raw`\b${who}\b`, 'gi'), 'me')
}

/** The value put where the object speaks of it: "a URL" → the address, "a specific package" → `the package "serde"`. */
function withValue(
  object: string,
  name: string,
  value: Parameters<typeof spoken>[1],
  toolNoun: string,
): string | null {
  if (typeof value === 'boolean' || Array.isArray(value)) return null
  const said = spoken(name, value)
  const words = wordsOf(name)
  const last = words.at(-1) ?? ''
  if (/^(url|uri|link)$/.test(last)) {
    const place = new RegExp(
      String.raw`\b${ARTICLE}\s+(?:[\w-]+\s+)?(?:URLs?|link|web ?page|website|web address)\b`,
      'i',
    )
    return place.test(object) ? object.replace(place, said) : null
  }
  const nouns = new Set([
    identityNoun(name, toolNoun),
    /^(name|title|path|symbol|ticker|code|slug|key|file|filename)$/.test(last)
      ? (words.at(-2) ?? toolNoun)
      : null,
    last,
  ])
  for (const noun of nouns) {
    // Most objects do not speak of it, and a pattern is costly.
    if (noun === null || noun.length < 2 || !object.toLowerCase().includes(noun.toLowerCase())) continue
    const named = new RegExp(
      String.raw`\b${ARTICLE}\s+(?:${VAGUE}\s+)?((?:[\w/'.-]+\s+){0,2}?${escaped(noun)}(?:\s+(?:URL|ID|name|string|symbol|code|address|number))?)\b(?!['’])(?:\s+or\s+(?:[\w-]+\s+){0,2}[\w-]+$)?`,
      'i',
    )
    const found = named.exec(object)
    if (!found) continue
    if (typeof value === 'number' && isPlural(noun))
      return object.replace(named, `${said} ${value === 1 ? singularOf(noun) : noun}`)
    const kept =
      /^(name|title|query|keyword|symbol|ticker|username|city|location|country|date|year|text|message|value|number|prompt|expression|address|word)$/.test(
        noun,
      )
    return object.replace(named, () => (kept ? said : `the ${found[1]} ${said}`))
  }
  return null
}

/** Verbs as people use them when they ask someone. */
const ASKED: Record<string, string[]> = {
  get: ['get me', 'pull up', 'look up', 'show me'],
  fetch: ['get me', 'pull up', 'get'],
  retrieve: ['get me', 'pull up', 'look up'],
  return: ['give me', 'get me'],
  list: ['list', 'show me'],
  display: ['show me'],
  show: ['show me'],
  provide: ['give me'],
  obtain: ['get me'],
  read: ['read', 'open'],
  query: ['look up'],
  extract: ['pull out', 'extract'],
  identify: ['work out'],
  compute: ['work out', 'calculate'],
  calculate: ['work out', 'calculate'],
}

function spokenVerb(verb: string, object: string, random: Random): string {
  if (verb === 'search')
    return object.startsWith('for ') ? `${random.pick(['search', 'look'])} ${object}` : `search ${object}`
  if (verb === 'find' || verb === 'look') return `${verb} ${object}`
  if (/^(me|that|it|my)\b/.test(object) && !/^my\b/.test(object))
    return `${verb === 'return' ? 'give back' : verb} ${object}`
  if (verb === 'return' && /^(that|the) /.test(object)) return `return ${object}`
  return `${random.pick(ASKED[verb] ?? [verb])} ${object}`
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

const tidy = (text: string): string =>
  text
    .replace(new RegExp(String.raw`\b${ARTICLE}\s+(?:specified|given|provided)\s+`, 'gi'), 'the ')
    .replace(/\bfor for\b/g, 'for')
    .replace(/\b(the|a|an) (the|a|an|my|that)\b/gi, '$2')
    .replace(/\s+/g, ' ')
    .trim()
