import type { WrittenRow } from '../dataset'
import type { ChatMessage } from '../shared/model'
import type { Trajectory } from '../trajectory'
import { PYTHON_NAMES } from './function-names'
import { rowPartsOf } from './row-parts'

/**
 * A trajectory as one row of TRL SFT data (formats-and-protocols 1.2): arguments are objects, results bear
 * the function's name, names are Python identifiers, reasoning stands in `reasoning_content`.
 *
 * Rows offer different tools, and Arrow fills the members that others lack with nulls: read the file with
 * `datasets` 4.7 or newer and the `Json()` feature for `tools` and `arguments`.
 */
export function writeTrlRow(trajectory: Trajectory): WrittenRow {
  const { messages, tools, changes } = rowPartsOf(trajectory, PYTHON_NAMES)
  return { line: JSON.stringify({ messages: messages.map(trlMessage), tools }), changes }
}

function trlMessage(message: ChatMessage) {
  if (message.role === 'tool') {
    return { role: 'tool', name: message.name, content: message.content, tool_call_id: message.toolCallId }
  }
  if (message.role !== 'assistant') return { role: message.role, content: message.content }
  return {
    role: 'assistant',
    ...(message.reasoning && { reasoning_content: message.reasoning }),
    content: message.content,
    ...(message.toolCalls && {
      tool_calls: message.toolCalls.map((call) => ({
        id: call.id,
        type: 'function',
        function: { name: call.name, arguments: call.arguments },
      })),
    }),
  }
}
