import { randomFrom } from '@/lib/shared/random'

const NOUNS = [
  'book',
  'loan',
  'trip',
  'room',
  'ticket',
  'recipe',
  'invoice',
  'parcel',
  'lesson',
  'plant',
  'repair',
  'concert',
]
const VERBS = ['search', 'get', 'list', 'create', 'update', 'delete', 'share']

/** A seeded MCP file of `count` servers with 4 to 10 tools each, one server a line. */
export function serversFile(count: number): string {
  return Array.from({ length: count }, (_, i) => JSON.stringify(aServer(i))).join('\n')
}

function aServer(index: number) {
  const random = randomFrom('bench servers', index)
  const noun = random.pick(NOUNS)
  const other = random.pick(NOUNS.filter((name) => name !== noun))
  const verbs = random.shuffle(VERBS).slice(0, random.int(4, 7))
  return {
    name: `${noun} desk ${index}`,
    tools: [
      ...verbs.map((verb) => aTool(verb, noun)),
      ...verbs.slice(0, random.int(0, 3)).map((verb) => aTool(verb, other)),
    ],
  }
}

function aTool(verb: string, noun: string) {
  const id = { type: 'string', description: `Identifier of the ${noun}` }
  const isSearch = verb === 'search' || verb === 'list' || verb === 'create'
  const words = { type: 'string', description: `Name of the ${noun}`, minLength: 1 }
  return {
    name: `${verb}_${noun}`,
    description: `${verb[0]?.toUpperCase()}${verb.slice(1)} a ${noun} of this desk and answer with its details.`,
    inputSchema: {
      type: 'object',
      properties: isSearch
        ? { name: words, limit: { type: 'integer', minimum: 1, maximum: 50 } }
        : { [`${noun}_id`]: id },
      required: isSearch ? ['name'] : [`${noun}_id`],
    },
    outputSchema: { type: 'object', properties: { [`${noun}_id`]: id, name: words } },
  }
}
