import type { Answer } from '@/lib/outside/stand-ins/model-answers'
import type { ModelServer } from '@/lib/outside/stand-ins/model-server'
import type { JsonObject } from '@/lib/shared/json'
import { randomFrom } from '@/lib/shared/random'
import { type JsonSchema, plausibleValue } from '@/lib/tool'
import { anObligingJudge } from './fixtures'

/** Turns in which the agent calls a tool, before it answers. */
export const TURNS = 4
/** Calls in flight at once at an endpoint of the fixtures. */
export const IN_FLIGHT = 4

/**
 * A model over HTTP that plays every part but the author's, over several turns, in words that a database does not take as
 * they are.
 */
export function aWholeCast(body: JsonObject): Answer {
  const messages = body.messages as JsonObject[]
  if (body.tools) {
    const turn = messages.filter(({ role }) => role === 'assistant').length
    const [{ function: tool }] = body.tools as unknown as [
      { function: { name: string; parameters: JsonSchema } },
    ]
    return turn < TURNS
      ? {
          text: `I look it up, \0 for the ${turn + 1}. time \ud83d.`,
          calls: [{ name: tool.name, arguments: fitting(tool.parameters) }],
        }
      : { text: 'This is what I have found for you.' }
  }
  const { json_schema: asked } = body.response_format as unknown as {
    json_schema: { name: string; schema: JsonSchema }
  }
  if (asked.name === 'tool_result') return { text: JSON.stringify(fitting(asked.schema)) }
  if (asked.name !== 'user') return anObligingJudge(body, 0)
  const isFirst = !JSON.stringify(messages).includes('Anything else?')
  // The first answer does not fit, so that the model is asked to repair it.
  return messages.length < 3 && isFirst
    ? { text: 'Let me think.' }
    : { text: JSON.stringify({ satisfied: !isFirst, message: isFirst ? 'Anything else?' : '' }) }
}

const fitting = (schema: JsonSchema): JsonObject => {
  const scene = { random: randomFrom('a value'), today: '2026-05-04', noun: 'book', about: 'books' }
  return plausibleValue('value', schema, { ...scene, root: schema }) as JsonObject
}

/** The server answers so many requests, and no more: then every item in flight waits for an answer. */
export async function untilHeld(server: ModelServer, answers: number): Promise<void> {
  const before = server.requests.length
  server.follow((body, index) => ({ ...aWholeCast(body), ...(index >= answers && { breaks: 'silent' }) }))
  await until(
    () => server.requests.length === before + answers + IN_FLIGHT && server.inFlight.now === IN_FLIGHT,
  )
}

export const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20))
}
