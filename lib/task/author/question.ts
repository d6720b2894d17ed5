import { capitalised } from '../../shared/english'
import type { Random } from '../../shared/random'
import type { Clause } from './clause'

/** Why somebody asks, by what the tools speak of; the last row serves every subject. */
const OPENINGS: readonly [RegExp, string[]][] = [
  [
    /\btrains?\b|timetable|\brailway/,
    ["I'm visiting family and going by train.", 'I have to travel for work.'],
  ],
  [
    /borrow|novel|catalogue|loan|new arrival/,
    [
      "I'm between books at the moment.",
      'I want something good to read for the holidays.',
      'My reading group meets next week.',
    ],
  ],
  [
    /bicycle|bike|cycling/,
    [
      "I'm planning a ride with friends.",
      'My bike needs some attention.',
      "I'd like to get out on two wheels again.",
    ],
  ],
  [
    /kitchen|recipe|meal|cook|ingredient/,
    [
      "I'm cooking for a few people soon.",
      "I'm sorting out meals for the week.",
      'I promised to bring food.',
    ],
  ],
  [
    /garden|plot|seed|harvest|plant/,
    ["I'm getting my plot ready.", 'The growing season is about to start for me.'],
  ],
  [
    /hotel|flight|travel|airbnb|trip|tour/,
    ["I'm planning a short trip.", "We're thinking of getting away for a few days."],
  ],
  [
    /stock|portfolio|invest|earnings|market/,
    ["I'm going over my investments this week.", "I'm preparing notes for an investment club."],
  ],
  [/\b(crypto|token|blockchain|wallet)s?\b/, ["I'm looking into a few coins before I decide anything."]],
  [
    /paper|scholar|pubmed|research|arxiv|citation/,
    ["I'm preparing a literature review.", "I'm writing a background section for a report."],
  ],
  [/\b(weather|forecast|temperature)s?\b/, ["I'm deciding what to pack.", "I'm planning a day outdoors."]],
  [
    /npm|package|repository|component|framework|code|developer|documentation/,
    [
      "I'm working on a side project.",
      "I'm reviewing the setup of our app.",
      "I'm picking up a code base that is new to me.",
    ],
  ],
  [/\b(news|headline|trending)s?\b/, ["I'm putting together a morning briefing."]],
  [/\b(recipe|restaurant|food)s?\b/, ["I'm sorting out dinner plans."]],
  [/\b(game|player|match|league|champion)s?\b/, ["I'm settling an argument with friends about a game."]],
  [
    /image|design|photo|figma|canvas|drawing/,
    ["I'm putting together a mood board.", "I'm working on some visuals."],
  ],
  [/\b(browser|page|screenshot|website)s?\b/, ["I'm checking a website for a client."]],
  [/\b(event|calendar|meeting|appointment)s?\b/, ["I'm trying to get my calendar in order."]],
  [
    /./,
    [
      "I'm short of time today.",
      'A colleague asked me about this.',
      'I could use a hand with something.',
      "I'm getting a few things organised.",
    ],
  ],
]

const CLOSINGS = [
  'Let me know how it goes.',
  'Tell me what you find.',
  'A short summary at the end is enough.',
  'Please tell me the details once it is done.',
  'Thanks!',
  'If something does not work, tell me what and why.',
]

const ASKS: readonly ((clause: string) => string)[] = [
  (clause) => `Please ${clause}.`,
  (clause) => `Could you ${clause}?`,
  (clause) => `Can you ${clause}?`,
  (clause) => `I need you to ${clause}.`,
  (clause) => `I'd like you to ${clause}.`,
  (clause) => `${capitalised(clause)}.`,
]
const NEXT = ['Then', 'After that,', 'Next,', 'Once you have that,', 'From there,']
const LAST = ['Finally,', 'And then', 'Once that is done,', 'Last of all,']

const SENTENCE_MAX = 170

/** The request in words: perhaps a reason, the steps in order, what the user says of themself, perhaps a closing. */
export function questionOf(clauses: readonly Clause[], about: string, random: Random): string {
  const sentences: string[] = []
  if (random.chance(0.5)) sentences.push(openingFor(about, random))
  const asides = [...new Set(clauses.flatMap((clause) => clause.asides))]
  const isAsideFirst = random.chance(0.3)
  if (isAsideFirst) sentences.push(...asides)
  sentences.push(...stepSentences(clauses, random))
  if (!isAsideFirst) sentences.push(...asides)
  if (random.chance(0.4)) sentences.push(random.pick(CLOSINGS))
  return sentences.join(' ')
}

const openingFor = (about: string, random: Random): string => {
  const row = OPENINGS.find(([subject]) => subject.test(about)) ?? OPENINGS.at(-1)
  return random.pick(row?.[1] ?? [])
}

/** The clauses as one sentence where they are few and short, else each its own, joined as people join them. */
function stepSentences(clauses: readonly Clause[], random: Random): string[] {
  const texts = withPicks(clauses, random)
  const ask = random.pick(ASKS)
  const joined =
    texts.length === 2
      ? texts.join(random.pick([' and then ', ', then ', ' and ']))
      : `${texts.slice(0, -1).join(', ')}, and ${random.pick(['finally ', 'then ', ''])}${texts.at(-1)}`
  if (texts.length <= 3 && joined.length <= SENTENCE_MAX && random.chance(0.55)) return [ask(joined)]
  const [first = '', ...rest] = texts
  let previous = ''
  return [
    ask(first),
    ...rest.map((text, at) => {
      const links = (at === rest.length - 1 && rest.length > 1 ? LAST : NEXT).filter(
        (link) => link !== previous,
      )
      previous = random.pick(links)
      return `${previous} ${text}.`
    }),
  ]
}

/** The first step that picks from a list says which one is meant: the first. Later ones point back to it. */
function withPicks(clauses: readonly Clause[], random: Random): string[] {
  const picked = new Set<string>()
  return clauses.map(({ text, picks }) => {
    let said = text
    for (const { step, noun } of picks) {
      const key = `${step} ${noun}`
      if (picked.has(key)) continue
      picked.add(key)
      const pointer = new RegExp(String.raw`\bthat ((?:[\w'/-]+ ){0,2}?)(${noun})\b( of\b)?`)
      said = pointer.test(said)
        ? said.replace(
            pointer,
            (_all, between: string, head: string, of = '') =>
              `the ${random.pick(['first', 'top'])} ${between}${head}${of === '' ? random.pick([' on the list', ' you find', '']) : of}`,
          )
        : said.replace(/\bthat (\w+)/, 'the first $1')
    }
    return said
  })
}
