import type { JsonObject } from '../shared/json'
import { checkArguments, type JsonSchema } from '../tool'

/** What is wrong in a row, and where, e.g. `messages[3].tool_calls[0]`; the path is empty for the whole row. */
export interface RowProblem {
  path: string
  message: string
}

/** A message and its calls as both formats have them, arguments parsed. */
export interface RowMessage {
  role: 'system' | 'user' | 'assistant' | 'tool'
  content?: string | null | undefined
  name?: string | undefined
  tool_calls?: RowCall[] | undefined
  tool_call_id?: string
}

interface RowCall {
  id: string
  function: { name: string; arguments: JsonObject }
}

export interface RowTool {
  function: { name: string; parameters?: JsonObject | undefined }
}

/** The rules that trainers share: turns alternate, every call is answered once and at once, arguments fit. */
export const conversationProblems = (messages: RowMessage[], tools: RowTool[]): RowProblem[] => [
  ...turnProblems(messages),
  ...answerProblems(messages),
  ...toolProblems(tools),
  ...argumentProblems(messages, tools),
]

/** A system message only at the start, then user and assistant in turn; the assistant speaks last. */
function turnProblems(messages: RowMessage[]): RowProblem[] {
  const problems: RowProblem[] = []
  const spoken = messages
    .map((message, at) => ({ message, at }))
    .filter(({ message }) => message.role !== 'system')
  for (const [at, message] of messages.entries()) {
    if (message.role === 'system' && at > 0) {
      problems.push({ path: `messages[${at}]`, message: 'is a system message after the start' })
    }
    if (message.role === 'assistant' && !message.content && !message.tool_calls?.length) {
      problems.push({ path: `messages[${at}]`, message: 'has neither content nor calls' })
    }
  }
  for (const [nth, { message, at }] of spoken.entries()) {
    const before = spoken[nth - 1]?.message
    if (!mayFollow(before, message)) {
      const after = before ? `after ${described(before)}` : 'at the start'
      problems.push({ path: `messages[${at}]`, message: `${described(message)} may not come ${after}` })
    }
  }
  const last = messages.at(-1)
  if (last?.role !== 'assistant' || last.tool_calls?.length) {
    problems.push({
      path: `messages[${messages.length - 1}]`,
      message: 'the last message is no answer of the assistant',
    })
  }
  return problems
}

function mayFollow(before: RowMessage | undefined, message: RowMessage): boolean {
  if (!before) return message.role === 'user'
  if (message.role === 'user') return before.role === 'assistant' && !before.tool_calls?.length
  if (message.role === 'assistant') return before.role === 'user' || before.role === 'tool'
  return before.role === 'tool' || (before.tool_calls?.length ?? 0) > 0
}

function described(message: RowMessage): string {
  if (message.role === 'tool') return 'a result'
  return message.tool_calls?.length ? 'an assistant message with calls' : `a message of role ${message.role}`
}

/** Every call has an id of its own, and a result for it before anybody speaks again. */
function answerProblems(messages: RowMessage[]): RowProblem[] {
  const problems: RowProblem[] = []
  const known = new Set<string>()
  const open = new Set<string>()
  const closeTurn = (at: number) => {
    for (const id of open) problems.push({ path: `messages[${at}]`, message: `call ${id} has no result` })
    open.clear()
  }
  for (const [at, message] of messages.entries()) {
    if (message.role === 'tool') {
      const id = message.tool_call_id ?? ''
      if (!open.delete(id)) {
        const why = known.has(id) ? 'was answered before or too late' : 'was never made'
        problems.push({ path: `messages[${at}]`, message: `answers call ${id}, which ${why}` })
      }
      continue
    }
    closeTurn(at)
    for (const [nth, call] of (message.tool_calls ?? []).entries()) {
      if (known.has(call.id)) {
        problems.push({ path: `messages[${at}].tool_calls[${nth}]`, message: `uses the id ${call.id} again` })
      }
      known.add(call.id)
      open.add(call.id)
    }
  }
  closeTurn(messages.length - 1)
  return problems
}

function toolProblems(tools: RowTool[]): RowProblem[] {
  const names = tools.map((tool) => tool.function.name)
  return names.flatMap((name, at) =>
    names.indexOf(name) < at ? [{ path: `tools[${at}]`, message: `${name} is there twice` }] : [],
  )
}

/** Every call names a tool of the row and keeps to its schema. A tool without parameters takes none. */
function argumentProblems(messages: RowMessage[], tools: RowTool[]): RowProblem[] {
  const byName = new Map(tools.map((tool) => [tool.function.name, tool]))
  return messages.flatMap((message, at) =>
    (message.tool_calls ?? []).flatMap((call, nth): RowProblem[] => {
      const path = `messages[${at}].tool_calls[${nth}]`
      const { name, arguments: given } = call.function
      const tool = byName.get(name)
      if (!tool) return [{ path, message: `calls ${name}, which is none of the row's tools` }]
      return checkArguments(tool.function.parameters ?? NO_PARAMETERS, given).map((problem) => ({
        path: `${path}.arguments${problem.path.slice(1)}`,
        message: problem.message,
      }))
    }),
  )
}

const NO_PARAMETERS: JsonSchema = { type: 'object', properties: {}, additionalProperties: false }
