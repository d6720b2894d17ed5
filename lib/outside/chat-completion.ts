import { z } from 'zod'
import { assertNever } from '@/lib/shared/assert'
import { type JsonObject, parseJson } from '@/lib/shared/json'
import type { ChatMessage, ChatReply, ChatTool } from '@/lib/shared/model'
import { fail, ok, type Result } from '@/lib/shared/result'

/** One request to `/chat/completions`, in our words. */
export interface CompletionRequest {
  messages: ChatMessage[]
  tools?: ChatTool[] | undefined
  seed?: number | undefined
  format?: { name: string; schema: JsonObject }
}

/** What a model said, before any of it is checked. */
export const Completion = z.object({
  text: z.string(),
  reasoning: z.string(),
  calls: z.array(z.object({ id: z.string(), name: z.string(), arguments: z.string() })),
  finish: z.enum(['stop', 'tool-calls', 'length', 'content-filter', 'other'] satisfies ChatReply['finish'][]),
  /** Null where the server counts none. */
  tokensIn: z.number().nullable(),
  tokensOut: z.number().nullable(),
})
export type Completion = z.infer<typeof Completion>

/** The body of a request. Reasoning goes back to the model: some want it during a tool dialogue. */
export function requestBody(model: string, { messages, tools, seed, format }: CompletionRequest): string {
  const body = JSON.stringify({
    model,
    seed,
    messages: messages.map(wireMessage),
    // Strict mode forbids most JSON Schemas at some providers; the answer is checked here anyway.
    response_format: format && { type: 'json_schema', json_schema: { ...format, strict: false } },
  })
  return tools && tools.length > 0 ? `${body.slice(0, -1)},"tools":${toolsText(tools)}}` : body
}

const toolTexts = new WeakMap<readonly ChatTool[], string>()

/** A list of tools as it is sent; remembered, because it is sent with every turn and is most of what is sent. */
function toolsText(tools: readonly ChatTool[]): string {
  const known = toolTexts.get(tools) ?? JSON.stringify(tools.map(wireTool))
  toolTexts.set(tools, known)
  return known
}

function wireMessage(message: ChatMessage): JsonObject {
  switch (message.role) {
    case 'system':
    case 'user':
      return { role: message.role, content: message.content }
    case 'assistant': {
      const { content, reasoning, toolCalls = [] } = message
      return {
        role: 'assistant',
        content: content === '' && toolCalls.length > 0 ? null : content,
        ...(reasoning ? { reasoning_content: reasoning } : {}),
        ...(toolCalls.length > 0 ? { tool_calls: toolCalls.map(wireCall) } : {}),
      }
    }
    case 'tool':
      return { role: 'tool', tool_call_id: message.toolCallId, content: message.content }
    default:
      return assertNever(message)
  }
}

const wireCall = (call: { id: string; name: string; arguments: JsonObject }): JsonObject => ({
  id: call.id,
  type: 'function',
  function: { name: call.name, arguments: JSON.stringify(call.arguments) },
})

const wireTool = ({ name, description, parameters }: ChatTool) => ({
  type: 'function',
  function: { name, description, parameters },
})

const text = z.string().nullish()
const Wire = z.looseObject({
  choices: z.array(
    z.looseObject({
      message: z.looseObject({
        content: text,
        refusal: text,
        reasoning_content: text,
        reasoning: text,
        tool_calls: z
          .array(
            z.looseObject({
              id: text,
              function: z.looseObject({
                name: z.string(),
                arguments: z.union([z.string(), z.looseObject({})]).nullish(),
              }),
            }),
          )
          .nullish(),
      }),
      finish_reason: text,
    }),
  ),
  usage: z
    .looseObject({ prompt_tokens: z.number().nullish(), completion_tokens: z.number().nullish() })
    .nullish(),
})

/** Reads a body. The problem says what is wrong with the answer. */
export function readCompletion(body: string): Result<Completion> {
  const json = parseJson(body, 'The answer')
  const read = Wire.safeParse(json.ok ? json.value : undefined)
  if (!read.success) return fail('no-completion', 'that is not a chat completion')
  const { choices, usage } = read.data
  const [choice] = choices
  if (!choice) return fail('no-choice', 'without a choice in it')
  const { content, refusal, reasoning_content, reasoning, tool_calls } = choice.message
  return ok({
    text: content || refusal || '',
    reasoning: reasoning_content ?? reasoning ?? '',
    calls: (tool_calls ?? []).map(({ id, function: { name, arguments: args } }) => ({
      id: id ?? '',
      name,
      arguments: typeof args === 'string' ? args : JSON.stringify(args ?? {}),
    })),
    finish: refusal ? 'content-filter' : (FINISHES[choice.finish_reason ?? ''] ?? 'other'),
    tokensIn: usage?.prompt_tokens ?? null,
    tokensOut: usage?.completion_tokens ?? null,
  })
}

const FINISHES: Record<string, ChatReply['finish']> = {
  stop: 'stop',
  length: 'length',
  content_filter: 'content-filter',
  tool_calls: 'tool-calls',
  function_call: 'tool-calls',
}
