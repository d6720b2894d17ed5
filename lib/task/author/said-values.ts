import { inProse, isPlural, singularOf, wordsOf } from '../../shared/english'
import type { JsonValue } from '../../shared/json'

/** A value as people say it: texts that are titles or searches in quotes, lists joined, the rest bare. */
export function spoken(name: string, value: JsonValue): string {
  if (Array.isArray(value)) return inProse(value.map((item) => spoken(name, item)))
  if (typeof value !== 'string') return String(value)
  const isBare = /^[\w.@:/+-]+( [\w-]+){0,2}$/.test(value) || BARE.test(wordsOf(name).join('_'))
  return isBare && !QUOTED.test(wordsOf(name).join('_')) ? value : `"${value}"`
}

const BARE =
  /city|location|place|country|address|date|time|person|author|company|origin|destination|station|(customer|guest|contact|member|full|passenger|owner|player)_name|language|phone|email/
const QUOTED =
  /query|keyword|term|topic|search|title|(^|_)name$|subject|text|content|message|note|description|^q$/

/** The name of a parameter as people say it: `max_price` → "maximum price", `memberId` → "member ID". */
export const labelOf = (name: string): string =>
  wordsOf(name)
    .map((word) => LABELS[word] ?? word)
    .join(' ')

const LABELS: Record<string, string> = {
  id: 'ID',
  ids: 'IDs',
  url: 'URL',
  max: 'maximum',
  min: 'minimum',
  num: 'number of',
  lang: 'language',
  doc: 'document',
  docs: 'documents',
  repo: 'repository',
  dir: 'folder',
  lat: 'latitude',
  lng: 'longitude',
  lon: 'longitude',
  isbn: 'ISBN',
  ip: 'IP',
}

type Phrase = (said: string, label: string, value: JsonValue) => string

/**
 * How a value hangs on its clause, by parameter name, first match wins. The order is that of English:
 * what is meant before where, where before when.
 */
const HANGING: readonly [RegExp, Phrase][] = [
  [/query|keyword|(^|_)(q|terms?|topic|search|subject)$/, (said) => `for ${said}`],
  [/^(a|b|x|y|z|n|number|numbers|values|num\d?|number_?\d)$/, (said) => `with ${said}`],
  [/(from|source|base)_currency/, (said) => `from ${said}`],
  [/(to|target|quote)_currency/, (said) => `to ${said}`],
  [/(^|_)(symbol|ticker|coin|token|stock|pair)s?$/, (said) => `for ${said}`],
  [/(^|_)(author|artist|director|brand|publisher|speaker)(_name)?$/, (said) => `by ${said}`],
  [
    /(customer|guest|contact|member|full|passenger|owner|patient|person|borrower|recipient|assignee)_?name$|^(assignee|recipient|for_whom)$/,
    (said) => `for ${said}`,
  ],
  [/(file_?name|(^|_)(file|path))s?$/, (said) => `in ${said}`],
  [/(directory|folder|dir|project_?(path|root))$/, (said) => `in ${said}`],
  [/(^|_)(ur[li]s?|link|website|page_url)$/, (said) => `from ${said}`],
  [
    /(^|_)(from|origin|departure|source)(_(city|station|location|airport|place|stop))?$/,
    (said) => `from ${said}`,
  ],
  [/(^|_)(to|destination|arrival)(_(city|station|location|airport|place|stop))?$/, (said) => `to ${said}`],
  [/(^|_)address$/, (said) => `at ${said}`],
  [
    /cit(y|ies)|town|location|place|region|country|countries|area|venue|district|neighbou?rhood|(^|_)state$/,
    (said) => `in ${said}`,
  ],
  [
    /(^|_)(branch|station|room|workshop|kitchen|garden)(_name)?$/,
    (said, label) => `at the ${said} ${label.replace(/ name$/, '')}`,
  ],
  [
    /(start|from|begin|check_?in|pickup|pick_up|since|after|first).*(date|day|in)?$(?<=date|day|check_?in|since|after)/,
    (said) => `from ${said}`,
  ],
  [
    /(end|to|check_?out|return|until|before|last).*(date|day|out)?$(?<=date|day|check_?out|until|before)/,
    (said) => `until ${said}`,
  ],
  [/due|deadline/, (said) => `by ${said}`],
  [/start_?time|from_?time|begin.*time/, (said) => `from ${said}`],
  [/end_?time|to_?time|until/, (said) => `until ${said}`],
  [/(^|_)time(_slot)?$|^slot$/, (said) => `at ${said}`],
  [/date|(^|_)day$|_on$/, (said) => `on ${said}`],
  [/year|quarter|month|season/, (said) => `for ${said}`],
  [
    /^(days|nights|hours|minutes|weeks|months|seconds)$/,
    (said, label, value) => `for ${said} ${value === 1 ? label.replace(/s$/, '') : label}`,
  ],
  [
    /(duration|length)?_?(minutes|hours|days|weeks|nights|seconds)$/,
    (said, label, value) => `for ${said} ${lastWord(label, value)}`,
  ],
  [
    /guests|people|persons|party_?size|passengers|adults|seats|servings|portions|participants|attendees/,
    (said, label, value) => `for ${said} ${/size|persons/.test(label) ? 'people' : lastWord(label, value)}`,
  ],
  [
    /language|^lang$|locale/,
    (said) => (/^[a-z]{2}([_-]\w+)?$/.test(said) ? `(language code ${said})` : `in ${said}`),
  ],
  [/prompt$/, (said) => `of ${said}`],
  [/currency/, (said) => `in ${said}`],
  [/(^|_)(category|genre|section|domain|sector)$/, (said, label) => `in the ${unquoted(said)} ${label}`],
  [/max_?(price|cost|fare|budget|rent)|budget|price_max/, (said) => `for at most ${said}`],
  [/radius|distance/, (said) => `within ${said} km`],
  [
    /limit|max_?results|num_?results|per_?page|page_?size|^(count|top_?k)$/,
    (said) => `(no more than ${said})`,
  ],
  [/^page$/, (said) => `(page ${said})`],
  [
    /quantity|copies|amount_of|^qty$/,
    (said, _label, value) => (value === 1 ? '(just 1)' : `(${said} of them)`),
  ],
  [/(^|_)service$/, (said) => `for a ${said}`],
  [/note|message|comment|reason|remark|instruction/, (said, label) => `with the ${label} ${said}`],
  [/(^|_)class$/, (said) => `in ${said} class`],
  [/(^|_)(kind|type|mode|level|difficulty)$/, (said, label) => `(${label}: ${said})`],
  [/format|output/, (said) => `as ${said}`],
  [/(^|_)(title|name|label)$/, (said) => `called ${said}`],
  [/rating|stars/, (said) => `with a rating of ${said}`],
  [/(^|_)(text|content|body|sentence|phrase|input)$/, (said) => `with the text ${said}`],
]

const singularLast = (label: string): string => label.replace(/[a-z]+$/, singularOf)
const unquoted = (said: string): string => said.replace(/^"(.*)"$/, '$1')
const lastWord = (label: string, value: JsonValue): string => {
  const word = label.split(' ').at(-1) ?? label
  return value === 1 ? word.replace(/s$/, '') : word
}

/** The place of a parameter in its clause and the words that carry it there. */
export function hangingPhrase(name: string, value: JsonValue): { place: number; text: string } {
  const plain = wordsOf(name).join('_')
  const label = labelOf(name)
  if (typeof value === 'boolean')
    return { place: 90, text: value ? `with ${label} turned on` : `without ${label}` }
  const said = spoken(name, value)
  const place = HANGING.findIndex(([pattern]) => pattern.test(plain))
  const phrase = HANGING[place]?.[1]
  if (phrase) return { place, text: phrase(said, label, value) }
  if (typeof value === 'number' && isPlural(label.split(' ').at(-1) ?? ''))
    return { place: 80, text: `with ${said} ${value === 1 ? singularLast(label) : label}` }
  if (typeof value === 'number')
    return { place: 80, text: `with ${/^[aeiou]/i.test(label) ? 'an' : 'a'} ${label} of ${said}` }
  return { place: 85, text: /id$/i.test(label) ? `with ${label} ${said}` : `with ${said} as the ${label}` }
}

const WHOSE =
  /^(member|customer|user|patient|account|client|employee|passenger|rider|student|loyalty|card|borrower|volunteer|household|library|cook|gardener|traveller)_?(id|number|card|card_number|no)$/

/** What users say of themselves in a sentence of its own, or null when the value belongs into the clause. */
export function asideOf(name: string, value: JsonValue): string | null {
  const plain = wordsOf(name).join('_')
  if (typeof value !== 'string' && typeof value !== 'number') return null
  if (WHOSE.test(plain)) return `My ${labelOf(name)} is ${value}.`
  if (/^(contact_|my_|customer_|guest_|your_)?e?mail(_address)?$/.test(plain)) return `My email is ${value}.`
  if (/^(contact_|my_|customer_|guest_)?(phone|phone_number|mobile)$/.test(plain))
    return `You can reach me at ${value}.`
  return null
}

/** The noun of the person that an aside speaks of: `member_id` → member. */
export const asideNoun = (name: string): string | null => WHOSE.exec(wordsOf(name).join('_'))?.[1] ?? null
