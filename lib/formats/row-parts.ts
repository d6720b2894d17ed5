import type { RowChange } from '../dataset'
import type { ChatMessage } from '../shared/model'
import type { ToolKey } from '../tool'
import { messagesOf, type Trajectory } from '../trajectory'
import { type FunctionNames, functionNames, type NameStyle } from './function-names'

/** What every chat format writes of a trajectory, each in its own spelling. */
export interface RowParts {
  messages: ChatMessage[]
  tools: ReturnType<typeof toolEntry>[]
  /** The names that had to differ from the tools' own. */
  changes: RowChange[]
}

/** The messages and tools of one row, functions named in the given style and calls numbered from `call_1`. */
export function rowPartsOf(trajectory: Trajectory, style: NameStyle): RowParts {
  const names = functionNames(toolsNamedIn(trajectory), style)
  return {
    messages: renumberCalls(messagesOf(trajectory.steps, names.nameOf)),
    tools: trajectory.tools.map(({ key, tool }) => toolEntry(key, tool, names)),
    changes: names.changes,
  }
}

const toolEntry = (key: ToolKey, tool: Trajectory['tools'][number]['tool'], names: FunctionNames) => ({
  type: 'function' as const,
  function: { name: names.nameOf(key), description: tool.description, parameters: tool.parameters },
})

/** The tools offered, and any that the policy called without an offer. */
const toolsNamedIn = ({ tools, steps }: Trajectory): ToolKey[] => [
  ...tools.map(({ key }) => key),
  ...steps.flatMap((step) => ('tool' in step ? [step.tool] : [])),
]

/** Models reuse ids from turn to turn and invent them at random; in a row they count up. */
function renumberCalls(messages: readonly ChatMessage[]): ChatMessage[] {
  let count = 0
  let renamed = new Map<string, string>()
  return messages.map((message) => {
    if (message.role === 'tool') {
      return { ...message, toolCallId: renamed.get(message.toolCallId) ?? message.toolCallId }
    }
    if (message.role !== 'assistant' || !message.toolCalls) return message
    renamed = new Map(message.toolCalls.map((call) => [call.id, `call_${++count}`]))
    return {
      ...message,
      toolCalls: message.toolCalls.map((call) => ({ ...call, id: renamed.get(call.id) ?? call.id })),
    }
  })
}
