import { type ChatModel, type ChatTool, ModelError } from '../../shared/model'
import { callableNames, partsOf, type ToolKey, toolKey } from '../../tool'
import { messagesOf, type OfferedTools, type Step } from '../../trajectory'
import type { Agent, AgentTurn, WantedCall } from './agent'

/**
 * A model that acts through native tool calling. Calls to tools that are not offered and arguments that do not
 * parse are passed on as calls that fail, so that the model sees what went wrong and the record keeps it.
 */
export function createModelAgent({
  model,
  tools,
  seed,
}: {
  model: ChatModel
  tools: OfferedTools
  seed: number
}): Agent {
  const { nameOf, keys, offered } = offerOf(tools)
  const keyOf = (name: string): ToolKey =>
    keys.get(name) ?? toolKey('unknown', name.replaceAll('/', '-') || 'unnamed')

  return {
    name: model.name,
    async next(record: readonly Step[], signal: AbortSignal): Promise<AgentTurn> {
      const reply = await model.chat({ messages: messagesOf(record, nameOf), tools: offered, seed, signal })
      const calls: WantedCall[] = [
        ...reply.toolCalls.map((call) => ({
          tool: keyOf(call.name),
          arguments: call.arguments,
          malformed: null,
          ...(call.mended ? { mended: call.mended } : {}),
        })),
        ...reply.invalid.map(({ name, message }) => ({
          tool: keyOf(name),
          arguments: {},
          malformed: keys.has(name) ? message : null,
        })),
      ]
      const reasoning = reply.reasoning?.trim() ?? ''
      const text = reply.text.trim()
      const isAnswer = calls.length === 0
      // Half a message is none; calls that were cut off are malformed, and the model is told so.
      if (isAnswer && reply.finish === 'length')
        throw new ModelError('truncated', `${model.name} was cut off at its token limit.`, reply.usage)
      if (isAnswer && reply.finish === 'content-filter')
        throw new ModelError(
          'refused',
          `${model.name} declined to answer: ${text.slice(0, 200)}`,
          reply.usage,
        )
      const thought = [reasoning, isAnswer ? '' : text].filter((part) => part !== '').join('\n\n')
      return {
        thought: thought === '' ? null : thought,
        calls,
        answer: isAnswer ? text : null,
        usage: reply.usage,
        durationMs: reply.durationMs,
      }
    },
  }
}

type Offer = ReturnType<typeof offerTo>
const offers = new WeakMap<OfferedTools, Offer>()

/** The tools as a model is offered them; remembered, because all attempts at one server's tasks offer the same. */
function offerOf(tools: OfferedTools): Offer {
  const known = offers.get(tools) ?? offerTo(tools)
  offers.set(tools, known)
  return known
}

function offerTo(tools: OfferedTools) {
  const names = callableNames(tools.map(({ key }) => key))
  const nameOf = (key: ToolKey) => names.get(key) ?? partsOf(key).tool
  const offered: ChatTool[] = tools.map(({ key, tool }) => ({
    name: nameOf(key),
    description: tool.description,
    parameters: tool.parameters,
  }))
  return { nameOf, keys: new Map([...names].map(([key, name]) => [name, key])), offered }
}
