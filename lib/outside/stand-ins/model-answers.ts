import { isObject, type JsonObject, type JsonValue } from '@/lib/shared/json'

/** What the stand-in server says to one request. */
export interface Answer {
  text?: string
  reasoning?: string
  refusal?: string
  /** Arguments given as text are sent as they are, however broken; an id of '' is sent as ''. */
  calls?: { name: string; arguments: string | JsonObject; id?: string }[]
  /** To a request for vectors, in place of the usual ones; each says the place of its text, in order where none is said. */
  vectors?: (number[] | { index: number; embedding: number[] })[]
  finish?: 'stop' | 'length' | 'content_filter' | 'tool_calls'
  /** null: the server counts no tokens. */
  tokens?: { in: number; out: number } | null
  /** The whole body, instead of a completion. */
  raw?: string
  /** A status instead of an answer, with the server's words and further headers. */
  error?: number
  message?: string
  headers?: Record<string, string>
  /**
   * How the answer breaks: `silent` never sends a byte, `stalled` sends headers and half the body and then
   * nothing, `cut` closes the connection there, `dropped` closes it before the headers.
   */
  breaks?: 'silent' | 'stalled' | 'cut' | 'dropped'
  delayMs?: number
}

/** Ready-made behaviours, by the model name that a request asks for. */
export const scenarios: Record<string, (body: JsonObject, index: number) => Answer> = {
  echo: (body) => callOfFirstTool(body) ?? { text: lastUserText(body) },
  'malformed-json': () => ({ raw: '{"choices": [' }),
  'web-page': () => ({ raw: '<!doctype html><title>Welcome</title>' }),
  'rate-limited': () => ({ error: 429, message: 'Slow down', headers: { 'retry-after': '1' } }),
  failing: () => ({ error: 503, message: 'Overloaded' }),
  silent: () => ({ breaks: 'silent' }),
  stalled: () => ({ text: 'You will never read the end of this.', breaks: 'stalled' }),
  cut: () => ({ text: 'You will never read the end of this.', breaks: 'cut' }),
  refusing: () => ({ refusal: 'I cannot help with that' }),
  truncating: () => ({ text: '{"answer": "and so it', finish: 'length' }),
  'wrong-schema': () => ({ text: '{"unexpected": true}' }),
  'unknown-tool': () => ({ calls: [{ name: 'no_such_tool', arguments: {} }] }),
  'text-arguments': (body) => ({ calls: [{ name: firstTool(body)?.name ?? '', arguments: '"just text"' }] }),
  'fifty-calls': (body) => ({
    calls: Array.from({ length: 50 }, () => ({ name: firstTool(body)?.name ?? '', arguments: {} })),
  }),
}

const TOPICS = [
  /weather|forecast|rain/i,
  /book|librar/i,
  /train|station|ticket/i,
  /bike|ride/i,
  /get|show|detail/i,
  /list|find|search/i,
]

/** A vector of what a text speaks of: close for texts of one topic, and never of zeros. */
export const vectorOf = (text: string): number[] => [
  0.1,
  ...TOPICS.map((topic) => (text.match(new RegExp(topic, 'gi')) ?? []).length),
]

/** Tools are answered with one call of the first, its text parameters filled with the user's words. */
function callOfFirstTool(body: JsonObject): Answer | null {
  const tool = firstTool(body)
  const messages = Array.isArray(body.messages) ? body.messages : []
  const isAnswered = messages.some((message) => isObject(message) && message.role === 'tool')
  if (!tool || isAnswered) return null
  const words = lastUserText(body)
  return {
    calls: [{ name: tool.name, arguments: Object.fromEntries(tool.required.map((key) => [key, words])) }],
  }
}

function firstTool(body: JsonObject): { name: string; required: string[] } | null {
  const [tool] = Array.isArray(body.tools) ? body.tools : []
  const described = isObject(tool) && isObject(tool.function) ? tool.function : null
  if (!described) return null
  const parameters = isObject(described.parameters) ? described.parameters : {}
  const required = Array.isArray(parameters.required) ? parameters.required.map(String) : []
  return { name: String(described.name), required }
}

function lastUserText(body: JsonObject): string {
  const messages: JsonValue[] = Array.isArray(body.messages) ? body.messages : []
  const last = messages.findLast((message) => isObject(message) && message.role === 'user')
  return isObject(last) ? String(last.content) : ''
}
