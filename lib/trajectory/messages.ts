import type { ChatMessage } from '../shared/model'
import type { ToolKey } from '../tool'
import type { Step } from './step'

/**
 * The chat messages that a record amounts to: thought and calls of one turn are one assistant message.
 * `nameOf` gives the function name under which a tool is known in the session.
 */
export function messagesOf(steps: readonly Step[], nameOf: (key: ToolKey) => string): ChatMessage[] {
  const messages: ChatMessage[] = []
  let turn = -1
  let acting: Extract<ChatMessage, { role: 'assistant' }> | null = null
  for (const step of steps) {
    if (step.kind === 'message') {
      acting = null
      messages.push({ role: step.role, content: step.text })
    } else if (step.kind === 'tool-result')
      messages.push({ role: 'tool', toolCallId: step.callId, name: nameOf(step.tool), content: step.content })
    else {
      if (!acting || turn !== step.turn) {
        acting = { role: 'assistant', content: '' }
        turn = step.turn
        messages.push(acting)
      }
      if (step.kind === 'tool-call')
        acting.toolCalls = [
          ...(acting.toolCalls ?? []),
          { id: step.callId, name: nameOf(step.tool), arguments: step.arguments },
        ]
      else if (step.kind === 'answer' && acting.content !== '') {
        acting.reasoning = acting.content
        acting.content = step.text
      } else acting.content = step.text
    }
  }
  return messages
}
