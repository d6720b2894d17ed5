import type { WrittenRow } from '../dataset'
import type { ChatMessage } from '../shared/model'
import type { Trajectory } from '../trajectory'
import { OPENAI_NAMES } from './function-names'
import { rowPartsOf } from './row-parts'

/**
 * A trajectory as one row of OpenAI fine-tuning data (formats-and-protocols 1.7): arguments are JSON text,
 * an assistant message without words has no `content`, and `parallel_tool_calls` says whether any message of
 * the row holds several calls. Reasoning has no place in the format and is left out, and reported.
 */
export function writeOpenAiRow(trajectory: Trajectory): WrittenRow {
  const { messages, tools, changes } = rowPartsOf(trajectory, OPENAI_NAMES)
  const hasReasoning = messages.some((message) => message.role === 'assistant' && message.reasoning)
  const isParallel = messages.some((message) => callsOf(message).length > 1)
  const row = {
    messages: messages.filter(hasSubstance).map(openAiMessage),
    ...(tools.length > 0 && { tools, parallel_tool_calls: isParallel }),
  }
  return {
    line: JSON.stringify(row),
    changes: hasReasoning ? [...changes, { kind: 'reasoning-left-out' }] : changes,
  }
}

function openAiMessage(message: ChatMessage) {
  if (message.role === 'tool') {
    return { role: 'tool', tool_call_id: message.toolCallId, content: message.content }
  }
  if (message.role !== 'assistant') return { role: message.role, content: message.content }
  const calls = callsOf(message)
  return {
    role: 'assistant',
    ...(message.content !== '' && { content: message.content }),
    ...(calls.length > 0 && {
      tool_calls: calls.map((call) => ({
        id: call.id,
        type: 'function',
        function: { name: call.name, arguments: JSON.stringify(call.arguments) },
      })),
    }),
  }
}

const callsOf = (message: ChatMessage) => (message.role === 'assistant' ? (message.toolCalls ?? []) : [])

/** An assistant message that held only reasoning would be empty here. */
const hasSubstance = (message: ChatMessage): boolean =>
  message.role !== 'assistant' || message.content !== '' || callsOf(message).length > 0
