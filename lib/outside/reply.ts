import { isObject, type JsonObject } from '@/lib/shared/json'
import type { ChatMessage, ChatReply, ChatTool } from '@/lib/shared/model'
import type { Completion } from './chat-completion'

type Said = Pick<ChatReply, 'text' | 'reasoning' | 'toolCalls' | 'invalid' | 'finish'>

/** What a model said in one reply. Calls that cannot be used are kept in `invalid`, each with its reason. */
export function readReply(completion: Completion, messages: ChatMessage[], tools: ChatTool[]): Said {
  const { toolCalls, invalid } = readCalls(completion, messages, tools)
  const hasCalls = toolCalls.length + invalid.length > 0
  return {
    ...readText(completion),
    toolCalls,
    invalid,
    // Some servers say "stop" although the reply holds calls.
    finish: hasCalls && completion.finish === 'stop' ? 'tool-calls' : completion.finish,
  }
}

/** Text and reasoning. A server without a reasoning parser leaves `<think>…</think>` at the start of the text. */
export function readText({ text, reasoning }: Completion): Pick<Said, 'text' | 'reasoning'> {
  const thought = /^\s*<think>([\s\S]*?)<\/think>\s*/.exec(text)
  const thoughts = `${reasoning}${thought?.[1]?.trim() ?? ''}`
  return { text: text.slice(thought?.[0].length ?? 0), reasoning: thoughts === '' ? null : thoughts }
}

function readCalls(
  { calls }: Completion,
  messages: ChatMessage[],
  tools: ChatTool[],
): Pick<Said, 'toolCalls' | 'invalid'> {
  const known = new Set(tools.map((tool) => tool.name))
  const idsTaken = new Set(
    messages
      .flatMap((message) => (message.role === 'assistant' ? (message.toolCalls ?? []) : []))
      .map((c) => c.id),
  )
  const toolCalls: Said['toolCalls'] = []
  const invalid: Said['invalid'] = []
  for (const { id: given, name, arguments: rawArguments } of calls) {
    const id = freeId(given, idsTaken, messages.length)
    idsTaken.add(id)
    const args = readArguments(rawArguments)
    if (!known.has(name)) invalid.push({ id, name, rawArguments, message: `There is no tool "${name}".` })
    else if (typeof args === 'string') invalid.push({ id, name, rawArguments, message: args })
    else toolCalls.push({ id, name, ...args })
  }
  return { toolCalls, invalid }
}

/** Small servers count calls from 0 in every message, or give none: an id must name one call of the dialogue. */
function freeId(given: string, taken: Set<string>, turn: number): string {
  if (given !== '' && !taken.has(given)) return given
  let n = 0
  while (taken.has(`call_${turn}_${n}`)) n += 1
  return `call_${turn}_${n}`
}

/**
 * The arguments, or a sentence about why they are none. Servers write "no arguments" as an empty text; a text that
 * itself holds an object is read once more, and said to be.
 */
function readArguments(raw: string): { arguments: JsonObject; mended?: string } | string {
  if (raw.trim() === '') return { arguments: {} }
  let value: unknown
  try {
    value = JSON.parse(raw)
  } catch (error) {
    return `The arguments are not JSON: ${(error as Error).message}.`
  }
  if (isObject(value)) return { arguments: value as JsonObject }
  const inner = typeof value === 'string' ? objectIn(value) : null
  if (inner)
    return {
      arguments: inner,
      mended: 'The arguments came as a text that holds an object, and were read from it.',
    }
  const kind = value === null ? 'null' : Array.isArray(value) ? 'a list' : `a ${typeof value}`
  return `The arguments are ${kind}, not an object.`
}

function objectIn(text: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? (value as JsonObject) : null
  } catch {
    return null
  }
}
