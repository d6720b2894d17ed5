import { z } from 'zod'
import { isObject, type JsonObject, parseJson } from '../shared/json'
import { conversationProblems, type RowMessage, type RowProblem } from './conversation-rules'
import { isPythonName } from './function-names'

/**
 * Checks one line against the rules of OpenAI fine-tuning (formats-and-protocols 1.7): no member that it does
 * not know, arguments as text, one call a message where `parallel_tool_calls` is false. Empty when good.
 */
export const checkOpenAiRow = (text: string): RowProblem[] =>
  checkRow(text, OpenAiRow, ({ messages, tools, parallel_tool_calls: mayBeParallel }) => [
    ...conversationProblems(messages, tools ?? []),
    ...(mayBeParallel === false ? severalCallProblems(messages) : []),
  ])

/**
 * Checks one line against the rules of TRL SFT (formats-and-protocols 1.2): arguments as objects, results
 * named by their function, names that Python accepts, tools as a list or its JSON text. Empty when good.
 */
export const checkTrlRow = (text: string): RowProblem[] =>
  checkRow(text, TrlRow, ({ messages, tools }) => [
    ...conversationProblems(messages, tools),
    ...tools.flatMap(({ function: { name } }, at) =>
      isPythonName(name) ? [] : [{ path: `tools[${at}]`, message: `${name} is no Python identifier` }],
    ),
    ...resultNameProblems(messages),
  ])

const FunctionTool = z.object({
  type: z.literal('function'),
  function: z.object({
    name: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'is no name for a function'),
    description: z.string().optional(),
    parameters: z
      .record(z.string(), z.json())
      .refine((schema) => schema.type === 'object', 'is no object schema')
      .optional(),
  }),
})

/** JSON text in place of the value itself; text that does not parse is a problem of this member. */
const jsonText = z.string().transform((text, context): unknown => {
  const parsed = parseJson(text, 'The text')
  if (parsed.ok) return parsed.value
  context.addIssue(parsed.problem.message)
  return z.NEVER
})

const PlainMessage = z.strictObject({
  role: z.enum(['system', 'user']),
  content: z.string(),
  name: z.string().optional(),
})

const callWith = (args: z.ZodType<JsonObject>) =>
  z.strictObject({
    id: z.string().min(1),
    type: z.literal('function'),
    function: z.strictObject({ name: z.string(), arguments: args }),
  })

const ArgumentsObject = z.record(z.string(), z.json())
const ArgumentsText = jsonText.refine(isObject, 'is not the text of an object').pipe(ArgumentsObject)

const OpenAiRow = z.strictObject({
  messages: z
    .array(
      z.discriminatedUnion('role', [
        PlainMessage,
        z.strictObject({
          role: z.literal('assistant'),
          content: z.string().nullish(),
          name: z.string().optional(),
          weight: z.literal([0, 1]).optional(),
          tool_calls: z.array(callWith(ArgumentsText)).min(1).optional(),
        }),
        z.strictObject({ role: z.literal('tool'), tool_call_id: z.string(), content: z.string() }),
      ]),
    )
    .min(1),
  tools: z.array(FunctionTool).optional(),
  parallel_tool_calls: z.boolean().optional(),
})

const TrlRow = z.object({
  messages: z
    .array(
      z.discriminatedUnion('role', [
        PlainMessage,
        z.strictObject({
          role: z.literal('assistant'),
          content: z.string().nullish(),
          reasoning_content: z.string().optional(),
          tool_calls: z.array(callWith(ArgumentsObject)).min(1).optional(),
        }),
        z.strictObject({
          role: z.literal('tool'),
          name: z.string(),
          content: z.string(),
          tool_call_id: z.string(),
        }),
      ]),
    )
    .min(1),
  tools: z.union([z.array(FunctionTool), jsonText.pipe(z.array(FunctionTool))]).default([]),
})

function checkRow<Row>(text: string, shape: z.ZodType<Row>, rules: (row: Row) => RowProblem[]): RowProblem[] {
  const parsed = parseJson(text, 'The row')
  if (!parsed.ok) return [{ path: '', message: parsed.problem.message }]
  const row = shape.safeParse(parsed.value)
  if (row.success) return rules(row.data)
  return row.error.issues.map((issue) => ({ path: pathText(issue.path), message: issue.message }))
}

const pathText = (path: readonly PropertyKey[]): string =>
  path
    .map((part, at) => (typeof part === 'number' ? `[${part}]` : `${at > 0 ? '.' : ''}${String(part)}`))
    .join('')

const severalCallProblems = (messages: RowMessage[]): RowProblem[] =>
  messages.flatMap((message, at) =>
    (message.tool_calls?.length ?? 0) > 1
      ? [{ path: `messages[${at}]`, message: 'makes several calls although parallel_tool_calls is false' }]
      : [],
  )

function resultNameProblems(messages: RowMessage[]): RowProblem[] {
  const nameOfCall = new Map(
    messages.flatMap((message) =>
      (message.tool_calls ?? []).map((call) => [call.id, call.function.name] as const),
    ),
  )
  return messages.flatMap((message, at) => {
    if (message.role !== 'tool') return []
    const called = nameOfCall.get(message.tool_call_id ?? '')
    return called === undefined || called === message.name
      ? []
      : [{ path: `messages[${at}].name`, message: `is ${message.name}, but the call was to ${called}` }]
  })
}
