import { capitalised, pluralOf } from '../../shared/english'
import type { Random } from '../../shared/random'
import { fail, ok, type Result } from '../../shared/result'
import { purposeOf, type Tool, type ToolKey } from '../../tool'
import { toolNamedIn } from './names-a-tool'

const PEOPLE = [
  'Ada',
  'Bruno',
  'Chiara',
  'Dov',
  'Elif',
  'Farid',
  'Greta',
  'Hiro',
  'Ines',
  'Jonas',
  'Kofi',
  'Lena',
]
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday']
const PLACES = [
  'in the blue folder',
  'in the drawer by the window',
  'in the shared cabinet',
  'on the top shelf',
  'in the grey box',
]
const WORDS = ['dormant', 'pending', 'settled', 'retired', 'reserved', 'archived', 'favoured', 'shelved']
const WEEKS = ['two', 'three', 'four', 'five', 'six', 'eight']

interface Chat {
  question: string
  /** What a right answer holds; it stands in the question. */
  answer: string
}

/** Questions near a thing that tools handle, each answered by its own words. */
const CHATS: readonly ((things: string, thing: string, random: Random) => Chat)[] = [
  (things, _thing, random) => {
    const [first = '', second = '', third = ''] = random.shuffle(PEOPLE)
    return {
      question: `A note on our board says: "${first} looks after the ${things}, ${second} orders the coffee and ${third} waters the plants." Going by that note, whom should I ask about the ${things}?`,
      answer: first,
    }
  },
  (things, _thing, random) => {
    const [first = '', second = ''] = random.shuffle(DAYS)
    return {
      question: `Our rota has the talk about the ${things} on ${first} and the team lunch on ${second}. On which day is the talk?`,
      answer: first,
    }
  },
  (_things, thing, random) => {
    const word = random.pick(WORDS)
    return {
      question: `In our house, "${word}" means that nobody has touched a ${thing} for ${random.pick(WEEKS)} weeks. What is our word for a ${thing} that nobody has touched for so long?`,
      answer: word,
    }
  },
  (things, _thing, random) => {
    const [first = '', second = ''] = random.shuffle(PLACES)
    return {
      question: `I keep my notes about ${things} ${first} and the receipts ${second}. Just to check that you follow me: where do I keep the notes?`,
      answer: first.replace(/^(in|on) /, ''),
    }
  },
  (things, _thing, random) => {
    const name = random.pick(PEOPLE)
    return {
      question: `Hello, I'm ${name}. Nothing needs doing about the ${things} yet; please just greet me by my name and wish me a good day.`,
      answer: name,
    }
  },
  (things, thing, random) => {
    const weeks = random.pick(WEEKS)
    return {
      question: `Here is a line from our handbook: "Every ${thing} is looked at again after ${weeks} weeks." In one sentence, how long is it until the ${things} are looked at again?`,
      answer: `${weeks} weeks`,
    }
  },
  (_things, thing, random) => {
    const [first = '', second = ''] = random.shuffle(WORDS)
    return {
      question: `I am naming two labels for a ${thing}: "${first}" for the one at the door and "${second}" for the one at the back. Which label did I choose for the one at the back?`,
      answer: second,
    }
  },
]

/**
 * A question near what the tools are about that none of them is needed for, with what a right answer holds. It is
 * answered by its own words, so that a rule can check it (ours; astra-spec 9.3 asks for such tasks).
 */
export function noToolChat(tools: readonly { key: ToolKey; tool: Tool }[], random: Random): Result<Chat> {
  const nouns = [...new Set(tools.map(({ tool }) => purposeOf(tool).noun))].filter(
    (noun) => /^[a-z]{3,}$/.test(noun) && /[aeiouy]/.test(noun),
  )
  const offered = tools.map(({ tool }) => tool)
  for (const thing of [...random.shuffle(nouns), 'request']) {
    const chat = random.pick(CHATS)(pluralOf(thing), thing, random.fork(thing))
    const question = capitalised(chat.question.replace(/\ba (?=[aeio])/g, 'an '))
    if (toolNamedIn(question, offered) === null) return ok({ ...chat, question })
  }
  return fail('names-a-tool', 'Every question near these tools names one of them.')
}
