import type { Random } from '../../shared/random'
import { dayAfter, timeOfDay } from './dates'
import * as words from './words'

/** What a text value is made from. */
export interface TextContext {
  random: Random
  /** The day that the session calls today. */
  today: string
  /** The singular noun of the thing that has the value. */
  noun: string
  /** What the tool says of itself, in lower case. */
  about: string
}

const person = ({ random }: TextContext) =>
  `${random.pick(words.FIRST_NAMES)} ${random.pick(words.LAST_NAMES)}`
const slug = ({ random }: TextContext) => `${random.pick(words.ADJECTIVES)}-${random.pick(words.OBJECTS)}`
const title = ({ random }: TextContext) => {
  const phrase = `${random.pick(words.ADJECTIVES)} ${random.pick(words.OBJECTS)}`
  return `The ${phrase.replace(/\b[a-z]/g, (letter) => letter.toUpperCase())}`
}
const day = (min: number, max: number) => (context: TextContext) =>
  dayAfter(context.today, context.random.int(min, max))
const pick =
  (items: readonly string[]) =>
  ({ random }: TextContext) =>
    random.pick(items)
const topic = (context: TextContext): string => {
  const row = words.TOPICS.find(([subject]) => subject.test(context.about))
  return context.random.pick(row?.[1] ?? ['solar power'])
}

/** A human-facing identifier: letters of its noun and four digits, `MB-4821`. */
export function identifier(noun: string, random: Random): string {
  const letters = noun.replace(/[^a-z]/g, '').replace(/(?<=.)[aeiou]/g, '')
  return `${(letters.length >= 2 ? letters : `${noun}x`).slice(0, 2).toUpperCase()}-${random.int(1000, 9999)}`
}

const PEOPLE_NOUNS =
  /^(person|user|member|customer|guest|author|contact|client|patient|employee|driver|rider|volunteer|passenger|visitor|player|artist|owner|student|teacher|cook|gardener|borrower|traveller|mechanic)$/
const PLACE_NOUNS = /^(city|town|place|location|station|destination|stop|area)$/

const named = (context: TextContext): string => {
  if (PEOPLE_NOUNS.test(context.noun)) return person(context)
  if (PLACE_NOUNS.test(context.noun)) return context.random.pick(words.CITIES)
  if (/^(company|organization|organisation|vendor|supplier|business|brand)$/.test(context.noun))
    return context.random.pick(words.COMPANIES)
  const names = words.NAMES.find(([nouns]) => nouns.test(context.noun))?.[1]
  return names ? context.random.pick(names) : title(context)
}

/**
 * Rules by name, first match wins. The name is in snake case; rules look at its end, where English
 * puts the head. Dates and identifiers stand first because `booking_date` is a date, not a booking.
 */
const RULES: readonly [RegExp, (context: TextContext) => string][] = [
  [
    /e?mail(_address)?$/,
    ({ random }) =>
      `${random.pick(words.FIRST_NAMES).toLowerCase()}.${random.pick(words.LAST_NAMES).toLowerCase()}@example.com`,
  ],
  [/phone|mobile_number|telephone/, ({ random }) => `+44 20 7946 0${random.int(100, 999)}`],
  [
    /(image|photo|thumbnail|cover|avatar)_?ur[li]|(^|_)(image|thumbnail)$/,
    (c) => `https://example.com/images/${slug(c)}.jpg`,
  ],
  [/(^|_)(ur[li]|link|href|website|homepage|webpage|endpoint)s?$/, (c) => `https://example.com/${slug(c)}`],
  [
    /(created|updated|modified|published|added|opened|joined|last)_?(at|on|date)?$|published_date/,
    day(-60, -1),
  ],
  [/new_(end|due|return|last)_?(date|day)/, day(22, 30)],
  [/timestamp|date_?time/, (c) => `${day(1, 14)(c)}T${timeOfDay(c.random)}:00Z`],
  [
    /(start|begin|from|check_?in|arrival|since|after|outbound|pickup|departure).*(date|day)?$(?<=date|day|check_?in|since)/,
    day(3, 9),
  ],
  [
    /(end|to|check_?out|return|until|before|due|expir\w*|deadline).*(date|day)?$(?<=date|day|check_?out|until|due|expires|deadline)/,
    day(12, 20),
  ],
  [/(^|_)(date|day)$|_(date|day)$|^due_?(date|on)?$|_on$|expires/, day(2, 20)],
  [
    /(start|from|open|departure|begin).*time$/,
    ({ random }) => `${String(random.int(8, 11)).padStart(2, '0')}:${random.pick(['00', '30'])}`,
  ],
  [
    /(end|to|clos\w+|arrival).*time$/,
    ({ random }) => `${String(random.int(14, 18)).padStart(2, '0')}:${random.pick(['00', '30'])}`,
  ],
  [/(^|_)time(_slot)?$|^slot$|departs|arrives/, ({ random }) => timeOfDay(random)],
  [/time_?zone|^tz$/, pick(['Europe/Lisbon', 'Asia/Tokyo', 'America/Toronto', 'Europe/Oslo'])],
  [/(^|_)months?$/, pick(['March', 'June', 'September', 'November'])],
  [/weekday|day_of_week/, pick(['Monday', 'Wednesday', 'Saturday'])],
  [/(^|_)years?$|season$/, pick(['2023', '2024', '2025'])],
  [/quarter$/, pick(['Q1', 'Q2', 'Q3'])],
  [/(from|source|base)_(currency|symbol)/, pick(['EUR', 'GBP'])],
  [/(to|target|quote)_(currency|symbol)/, pick(['USD', 'JPY', 'CHF'])],
  [/currency/, pick(words.CURRENCIES)],
  [/country_?code/, pick(['PT', 'NO', 'JP', 'IT', 'ES', 'CA'])],
  [/country|nationality/, pick(words.COUNTRIES)],
  [/(postal|zip|post)_?code|^zip$/, ({ random }) => String(random.int(10000, 89999))],
  [
    /street|(^|_)address$/,
    ({ random, about }) =>
      /token|wallet|crypto|chain|contract/.test(about)
        ? `0x${Array.from({ length: 40 }, () => random.pick([...'0123456789abcdef'])).join('')}`
        : `${random.int(3, 98)} ${random.pick(words.STREETS)}, ${random.pick(words.CITIES)}`,
  ],
  [/(^|_)ip(_address)?$/, ({ random }) => `192.0.2.${random.int(2, 250)}`],
  [/(^|_)domain(_name)?$|hostname/, (c) => `${slug(c)}.example.com`],
  [/lat_?(lng|lon)|coordinates/, pick(['38.7223,-9.1393', '59.9139,10.7522', '43.6532,-79.3832'])],
  [/lang_?code|^lang$|locale/, pick(['en', 'es', 'fr', 'de'])],
  [/language/, pick(words.LANGUAGES)],
  [
    /city|town|place|location|destination|origin|station|region|state|area|venue|(^|_)(from|to)$/,
    pick(words.CITIES),
  ],
  [/first_?name|given_?name/, pick(words.FIRST_NAMES)],
  [/last_?name|surname|family_?name/, pick(words.LAST_NAMES)],
  [
    /user_?name|handle$|screen_?name|login/,
    ({ random }) => `${random.pick(words.FIRST_NAMES).toLowerCase()}_${random.int(10, 99)}`,
  ],
  [
    /author|(customer|guest|contact|full|person|passenger|member|client|patient|owner|player|driver|employee)(_?name)?$|assignee|recipient|organi[sz]er|speaker|director|artist/,
    person,
  ],
  [/company|organi[sz]ation|vendor|supplier|brand|publisher|operator$/, pick(words.COMPANIES)],
  [
    /ticker|(^|_)symbols?$/,
    ({ random, about }) =>
      random.pick(
        /crypto|coin|futures|perpetual|trading pair|exchange/.test(about)
          ? ['BTC', 'ETH', 'SOL']
          : words.TICKERS,
      ),
  ],
  [/isbn/, ({ random }) => `978-1-${random.int(4000, 9999)}-${random.int(1000, 9999)}-${random.int(0, 9)}`],
  [/colou?r/, pick(words.COLOURS)],
  [
    /(directory|folder|dir)(_?path)?$|project_?(path|root)/,
    (c) => `/home/${c.random.pick(['amara', 'jonas', 'lena'])}/${slug(c)}`,
  ],
  [/(image|photo)_?(path|file)/, (c) => `/home/lena/pictures/${slug(c)}.png`],
  [/file_?name|(^|_)filename$/, (c) => `${slug(c)}${fileEnding(c)}`],
  [
    /(^|_)(file_?)?paths?$|(^|_)file$/,
    (c) => `/home/${c.random.pick(['amara', 'jonas', 'lena'])}/${slug(c)}${fileEnding(c)}`,
  ],
  [/selector|css/, pick(['#search-form', '.price', 'button.submit', '#main h1'])],
  [/hashtag/, pick(['gardening', 'cycling', 'opendata'])],
  [
    /expression|formula|equation/,
    ({ random }) => `${random.int(12, 48)} * (${random.int(3, 9)} + ${random.int(2, 9)})`,
  ],
  [/smiles/, pick(['CCO', 'CC(=O)O', 'c1ccccc1'])],
  [
    /prompt$/,
    pick([
      'a mountain lake at dawn',
      'paper lanterns over a canal',
      'a fox reading a newspaper',
      'a lighthouse in a storm',
    ]),
  ],
  [/cron|schedule$/, pick(['0 9 * * 1', '30 7 * * *'])],
  [/(^|_)(word|input_word)$/, pick(['harbour', 'lantern', 'orchard', 'silver'])],
  [/(^|_)tags?$/, pick(['travel', 'recipes', 'open data'])],
  [/query|keywords?|(^|_)(q|term|terms|topic|subject|search|search_?text|phrase|interest)$/, topic],
  [/genre/, pick(['mystery', 'history', 'travel', 'poetry'])],
  [/condition/, pick(['good', 'fair', 'as new'])],
  [/weather|conditions/, pick(['light rain', 'clear sky', 'scattered clouds'])],
  [/status|state$/, pick(['active', 'open', 'confirmed'])],
  [/unit/, pick(['kg', 'pieces', 'litres'])],
  [/(^|_)size$/, pick(['small', 'medium', 'large'])],
  [
    /(^|_)(code|number|reference|ref|key|sku|serial|hash|cursor|id|uuid|slug)$/,
    (c) => identifier(c.noun, c.random),
  ],
  [/note|comment|remark|instruction|message|reason|feedback/, pick(words.SENTENCES)],
  [/summary|description|abstract|excerpt|snippet|content|body|text|details|bio/, pick(words.SUMMARIES)],
  [/title|headline|label/, title],
  [
    /(^|_)(project|workspace|database|db|dataset|bucket|cluster|repo|repository|branch|environment|dashboard)(_name)?$/,
    slug,
  ],
  [/(^|_)(package|library|dependency|npm_package|crate)(_name)?$/, (c) => named({ ...c, noun: 'package' })],
  [
    /(^|_)(group|team|club)(_name)?$/,
    (c) => `${c.random.pick(words.CITIES)} ${c.random.pick(['walkers', 'readers', 'makers'])}`,
  ],
  [/(^|_)(problem|goal|challenge|claim|hypothesis|idea)$/, topic],
  [/(^|_)name$/, named],
]

const fileEnding = ({ about }: TextContext): string =>
  /word|docx/.test(about)
    ? '.docx'
    : /excel|xlsx|spreadsheet/.test(about)
      ? '.xlsx'
      : /pdf/.test(about)
        ? '.pdf'
        : /csv|pandas|dataframe/.test(about)
          ? '.csv'
          : /image|photo|png/.test(about)
            ? '.png'
            : '.md'

/** A text by the name of what it fills, or null where no rule speaks. */
export function textByName(name: string, context: TextContext): string | null {
  const rule = RULES.find(([pattern]) => pattern.test(name))
  return rule ? rule[1](context) : null
}

/** A text for a `format` of JSON Schema, or null where the format is not known. */
export function textByFormat(format: string, name: string, context: TextContext): string | null {
  const { random } = context
  switch (format) {
    case 'date':
      return textByName(/date|day|due|until|check|expires|_(on|at)$/.test(name) ? name : 'date', context)
    case 'date-time':
      return `${day(/created|updated|published/.test(name) ? -40 : 1, /created|updated|published/.test(name) ? -1 : 14)(context)}T${timeOfDay(random)}:00Z`
    case 'time':
      return `${timeOfDay(random)}:00Z`
    case 'email':
      return textByName('email', context)
    case 'uri':
    case 'url':
      return `https://example.com/${slug(context)}`
    case 'uuid':
      return [8, 4, 4, 4, 12]
        .map((length, part) => {
          const digits = Array.from({ length }, () => random.pick([...'0123456789abcdef'])).join('')
          return part === 2 ? `4${digits.slice(1)}` : part === 3 ? `a${digits.slice(1)}` : digits
        })
        .join('-')
    case 'ipv4':
      return `192.0.2.${random.int(2, 250)}`
    case 'hostname':
      return `${slug(context)}.example.com`
    default:
      return null
  }
}
