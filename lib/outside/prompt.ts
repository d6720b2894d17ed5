import type { LanguageModel } from 'ai'
import { assertNever } from '@/lib/shared/assert'
import type { ChatMessage, ChatTool } from '@/lib/shared/model'

/** The AI SDK's own request and reply types, which it does not export by name. */
export type SdkModel = Extract<LanguageModel, { specificationVersion: 'v3' }>
export type SdkRequest = Parameters<SdkModel['doGenerate']>[0]
export type SdkReply = Awaited<ReturnType<SdkModel['doGenerate']>>

/** Our messages in the AI SDK's form. Reasoning goes back to the model: some want it during a tool dialogue. */
export const toPrompt = (messages: ChatMessage[]): SdkRequest['prompt'] => messages.map(toPromptMessage)

function toPromptMessage(message: ChatMessage): SdkRequest['prompt'][number] {
  switch (message.role) {
    case 'system':
      return { role: 'system', content: message.content }
    case 'user':
      return { role: 'user', content: [{ type: 'text', text: message.content }] }
    case 'assistant':
      return {
        role: 'assistant',
        content: [
          ...(message.reasoning ? [{ type: 'reasoning' as const, text: message.reasoning }] : []),
          ...(message.content === '' ? [] : [{ type: 'text' as const, text: message.content }]),
          ...(message.toolCalls ?? []).map((call) => ({
            type: 'tool-call' as const,
            toolCallId: call.id,
            toolName: call.name,
            input: call.arguments,
          })),
        ],
      }
    case 'tool':
      return {
        role: 'tool',
        content: [
          {
            type: 'tool-result',
            toolCallId: message.toolCallId,
            toolName: message.name,
            output: { type: 'text', value: message.content },
          },
        ],
      }
    default:
      return assertNever(message)
  }
}

export const toSdkTools = (tools: ChatTool[]): SdkRequest['tools'] =>
  tools.map((tool) => ({
    type: 'function',
    name: tool.name,
    description: tool.description,
    inputSchema: tool.parameters,
  }))
