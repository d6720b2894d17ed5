import { assert } from '../shared/assert'
import type { ChatMessage } from '../shared/model'
import type { ToolKey } from '../tool'
import type { Step, StepKind, ToolCallStep } from './step'

type AssistantMessage = Extract<ChatMessage, { role: 'assistant' }>

/**
 * Steps as chat messages: one assistant message for all that the policy said and called in a turn, then the
 * turn's results in call order, and the answer as an assistant message of its own.
 *
 * A turn's last thought is the content beside its calls; earlier thoughts, and any thought beside an answer,
 * are `reasoning`. `nameOf` chooses the function's name for a tool. A result without its call breaks an
 * invariant and throws; a call without a result is left open.
 */
export function messagesOf(steps: readonly Step[], nameOf: (tool: ToolKey) => string): ChatMessage[] {
  return turnsOf(steps).flatMap((turn): ChatMessage[] => {
    const [first] = turn
    if (first?.kind === 'message') return [{ role: first.role, content: first.text }]
    const calls = turn.filter(isKind('tool-call'))
    const spoken = assistantMessage(turn, calls, nameOf)
    return [...(spoken ? [spoken] : []), ...resultMessages(turn, calls, nameOf)]
  })
}

/** Runs of steps that become messages together: each message step alone, other steps by turn. */
function turnsOf(steps: readonly Step[]): Step[][] {
  const turns: Step[][] = []
  for (const step of steps) {
    const last = turns.at(-1)
    const before = last?.[0]
    const belongs =
      before && before.kind !== 'message' && step.kind !== 'message' && before.turn === step.turn
    if (last && belongs) last.push(step)
    else turns.push([step])
  }
  return turns
}

function assistantMessage(
  turn: readonly Step[],
  calls: readonly ToolCallStep[],
  nameOf: (tool: ToolKey) => string,
): AssistantMessage | null {
  const thoughts = turn.filter(isKind('thought')).map((step) => step.text)
  const answer = turn.filter(isKind('answer')).map((step) => step.text)
  const content = calls.length > 0 ? [...thoughts.splice(-1), ...answer] : answer
  if (calls.length + content.length + thoughts.length === 0) return null
  return {
    role: 'assistant',
    content: content.join('\n\n'),
    ...(thoughts.length > 0 && { reasoning: thoughts.join('\n\n') }),
    ...(calls.length > 0 && {
      toolCalls: calls.map((call) => ({
        id: call.callId,
        name: nameOf(call.tool),
        arguments: call.arguments,
      })),
    }),
  }
}

function resultMessages(
  turn: readonly Step[],
  calls: readonly ToolCallStep[],
  nameOf: (tool: ToolKey) => string,
): ChatMessage[] {
  const ranks = new Map(calls.map((call, at) => [call.callId, at]))
  return turn
    .filter(isKind('tool-result'))
    .map((step) => {
      const rank = ranks.get(step.callId)
      assert(rank !== undefined, `result ${step.callId} has no call in its turn`)
      return { step, rank }
    })
    .sort((a, b) => a.rank - b.rank)
    .map(({ step }) => ({
      role: 'tool',
      toolCallId: step.callId,
      name: nameOf(step.tool),
      content: step.content,
    }))
}

const isKind =
  <K extends StepKind>(kind: K) =>
  (step: Step): step is Extract<Step, { kind: K }> =>
    step.kind === kind
