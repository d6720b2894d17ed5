import type { ChatModel, ChatTool, ModelUsage } from './model'

/** What one call told about a model. */
export interface ModelTrial {
  text: string
  /** Whether it called the tool that it was offered and asked to call; `reason` when it did not. */
  tools: { isCalled: true } | { isCalled: false; reason: string }
  usage: ModelUsage
  durationMs: number
}

const greet: ChatTool = {
  name: 'report_ready',
  description: 'Reports that the model is ready to work.',
  parameters: {
    type: 'object',
    properties: { greeting: { type: 'string', description: 'One friendly sentence' } },
    required: ['greeting'],
  },
}

/** Tries a model with one call that offers one tool. Throws the `ModelError` of the call. */
export async function tryModel(model: ChatModel, signal: AbortSignal): Promise<ModelTrial> {
  const { text, toolCalls, invalid, usage, durationMs } = await model.chat({
    messages: [
      { role: 'user', content: 'Say hello in one short sentence, then call the tool report_ready.' },
    ],
    tools: [greet],
    signal,
  })
  const [call] = toolCalls
  const greeting = call?.arguments.greeting
  return {
    text: text.trim() === '' && typeof greeting === 'string' ? greeting : text.trim(),
    tools: call
      ? { isCalled: true }
      : { isCalled: false, reason: invalid[0]?.message ?? 'It answered without calling the tool.' },
    usage,
    durationMs,
  }
}
