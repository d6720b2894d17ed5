import { isObject, type JsonObject } from '@/lib/shared/json'
import type { Answer } from './model-answers'

/** A way in which an agent goes wrong, and the reason under which its attempt is dropped; null where it goes on. */
interface Awkwardness {
  reason: string | null
  /** What it says in each turn, from 0; the last one for ever. */
  says: ((tool: { name: string; arguments: JsonObject }) => Answer)[]
}

const AN_ANSWER: Awkwardness['says'][number] = () => ({ text: 'This is what I have found for you.' })

/** Every way, by name. A test and a run by hand meet each in turn. */
export const AWKWARD = {
  malformed: { reason: 'unparsed', says: [() => ({ raw: '{"choices": [' })] },
  empty: { reason: 'empty', says: [() => ({ text: '' })] },
  truncated: { reason: 'truncated', says: [() => ({ text: 'And so it', finish: 'length' })] },
  refused: { reason: 'refused', says: [() => ({ refusal: 'I cannot help with that.' })] },
  'over-long': { reason: 'over-long', says: [() => ({ text: 'and so on '.repeat(4000) })] },
  'wrong-language': { reason: 'wrong-language', says: [() => ({ text: '我已经为您找到了这些书籍。' })] },
  'unknown-tool': {
    reason: 'unusable-calls',
    says: [() => ({ calls: [{ name: 'no_such_tool', arguments: {} }] })],
  },
  'broken-arguments': {
    reason: 'unusable-calls',
    says: [({ name }) => ({ calls: [{ name, arguments: '{"half": ' }] })],
  },
  'text-arguments': {
    reason: null,
    says: [
      ({ name, arguments: args }) => ({ calls: [{ name, arguments: JSON.stringify(JSON.stringify(args)) }] }),
      AN_ANSWER,
    ],
  },
  'fifty-calls': {
    reason: null,
    says: [
      ({ name, arguments: args }) => ({
        calls: Array.from({ length: 50 }, () => ({ name, arguments: args })),
      }),
      AN_ANSWER,
    ],
  },
  'never-stops': {
    reason: 'turn-limit',
    says: [({ name, arguments: args }) => ({ text: 'Once more.', calls: [{ name, arguments: args }] })],
  },
} satisfies Record<string, Awkwardness>

/**
 * An agent that goes wrong in every way, one way per request of a user, in turn. `wayOf` tells which way a request met;
 * the same request meets the same way again.
 */
export function anAwkwardAgent(): {
  answer: (body: JsonObject) => Answer
  wayOf: (question: string) => Awkwardness | undefined
} {
  const ways: Awkwardness[] = Object.values(AWKWARD)
  const met = new Map<string, Awkwardness>()
  return {
    answer(body) {
      const messages = (Array.isArray(body.messages) ? body.messages : []) as JsonObject[]
      const question = String(messages.find(({ role }) => role === 'user')?.content)
      const way = met.get(question) ?? ways[met.size % ways.length]
      if (!way) return AN_ANSWER({ name: '', arguments: {} })
      met.set(question, way)
      const turn = messages.filter(({ role }) => role === 'assistant').length
      const says = way.says[Math.min(turn, way.says.length - 1)] ?? AN_ANSWER
      return says(firstToolIn(body))
    },
    wayOf: (question) => met.get(question),
  }
}

/** The first tool that is offered, with texts for what it requires. */
function firstToolIn(body: JsonObject): { name: string; arguments: JsonObject } {
  const [tool] = Array.isArray(body.tools) ? body.tools : []
  const described = isObject(tool) && isObject(tool.function) ? tool.function : {}
  const parameters = isObject(described.parameters) ? described.parameters : {}
  const required = Array.isArray(parameters.required) ? parameters.required.map(String) : []
  return {
    name: String(described.name ?? ''),
    arguments: Object.fromEntries(required.map((name) => [name, 'sailing'])),
  }
}
