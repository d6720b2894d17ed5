import type { ChatMessage } from '../shared/model'
import { fail, ok, type Result } from '../shared/result'
import type { ToolKey } from '../tool'
import type { Step } from '../trajectory'

/**
 * Chat messages as steps, numbered from 0; each assistant message is a turn, from 1. An assistant message
 * without calls is an answer. `keyOf` finds the tool that a function's name stands for. Chat messages do not
 * say whether a result failed, so no step is marked as failed. The problem names the message, from 0.
 */
export function stepsOf(messages: readonly ChatMessage[], keyOf: (name: string) => ToolKey): Result<Step[]> {
  const steps: Step[] = []
  let turn = 0
  let open = new Map<string, ToolKey>()
  for (const [at, message] of messages.entries()) {
    const place = () => ({ ordinal: steps.length, turn, durationMs: null })
    if (message.role === 'tool') {
      const tool = open.get(message.toolCallId)
      if (!tool)
        return fail(
          'result-without-call',
          `Message ${at} answers ${message.toolCallId}, which is no open call.`,
        )
      open.delete(message.toolCallId)
      const { toolCallId: callId, content } = message
      steps.push({ ...place(), kind: 'tool-result', origin: 'arena', callId, tool, content, failure: null })
    } else if (message.role === 'assistant') {
      turn += 1
      open = new Map()
      const { content, reasoning, toolCalls = [] } = message
      if (reasoning) steps.push({ ...place(), kind: 'thought', origin: 'policy', text: reasoning })
      if (content && toolCalls.length > 0)
        steps.push({ ...place(), kind: 'thought', origin: 'policy', text: content })
      for (const call of toolCalls) {
        const tool = keyOf(call.name)
        open.set(call.id, tool)
        const made = { callId: call.id, tool, arguments: call.arguments, problems: [] }
        steps.push({ ...place(), kind: 'tool-call', origin: 'policy', ...made })
      }
      if (toolCalls.length === 0 && (content || !reasoning))
        steps.push({ ...place(), kind: 'answer', origin: 'policy', text: content })
    } else {
      const origin = message.role === 'user' ? 'person' : 'arena'
      steps.push({ ...place(), kind: 'message', origin, role: message.role, text: message.content })
    }
  }
  return ok(steps)
}
