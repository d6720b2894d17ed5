import { isObject, type JsonObject } from '@/lib/shared/json'
import type { ChatMessage, ChatReply, ChatTool } from '@/lib/shared/model'
import type { SdkReply } from './prompt'

type Said = Pick<ChatReply, 'text' | 'reasoning' | 'toolCalls' | 'invalid' | 'finish'>

/** What a model said in one reply. Calls that cannot be used are kept in `invalid`, each with its reason. */
export function readReply(reply: SdkReply, messages: ChatMessage[], tools: ChatTool[]): Said {
  const { toolCalls, invalid } = readCalls(reply, messages, tools)
  const { text, reasoning } = readText(reply)
  const finish = readFinish(reply)
  const hasCalls = toolCalls.length + invalid.length > 0
  return {
    text,
    reasoning,
    toolCalls,
    invalid,
    // Some servers say "stop" although the reply holds calls.
    finish: hasCalls && finish === 'stop' ? 'tool-calls' : finish,
  }
}

/** Text and reasoning. A server without a reasoning parser leaves `<think>…</think>` at the start of the text. */
export function readText(reply: SdkReply): Pick<Said, 'text' | 'reasoning'> {
  const textOf = (type: 'text' | 'reasoning') =>
    reply.content.map((part) => (part.type === type ? part.text : '')).join('')
  const text = textOf('text')
  const thought = /^\s*<think>([\s\S]*?)<\/think>\s*/.exec(text)
  const reasoning = `${textOf('reasoning')}${thought?.[1]?.trim() ?? ''}`
  return { text: text.slice(thought?.[0].length ?? 0), reasoning: reasoning === '' ? null : reasoning }
}

export function readFinish(reply: SdkReply): ChatReply['finish'] {
  const finish = reply.finishReason.unified
  return finish === 'error' ? 'other' : finish
}

function readCalls(
  reply: SdkReply,
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
  for (const part of reply.content) {
    if (part.type !== 'tool-call') continue
    const id = freeId(part.toolCallId, idsTaken, messages.length)
    idsTaken.add(id)
    const name = part.toolName
    const args = readArguments(part.input)
    if (!known.has(name))
      invalid.push({ id, name, rawArguments: part.input, message: `There is no tool "${name}".` })
    else if (typeof args === 'string') invalid.push({ id, name, rawArguments: part.input, message: args })
    else toolCalls.push({ id, name, arguments: args })
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

/** The arguments, or a sentence about why they are none. Servers write "no arguments" as an empty text. */
function readArguments(raw: string): JsonObject | string {
  if (raw.trim() === '') return {}
  let value: unknown
  try {
    value = JSON.parse(raw)
  } catch (error) {
    return `The arguments are not JSON: ${(error as Error).message}.`
  }
  if (isObject(value)) return value as JsonObject
  const kind = value === null ? 'null' : Array.isArray(value) ? 'a list' : `a ${typeof value}`
  return `The arguments are ${kind}, not an object.`
}
