import { z } from 'zod'
import type { JsonObject } from '../shared/json'
import type { ChatModel, ModelUsage } from '../shared/model'
import { fail, ok, type Result } from '../shared/result'
import { type Task, toolNamedIn } from '../task'
import { partsOf } from '../tool'
import type { Chain } from '../tool-graph'
import type { OfferedTools } from '../trajectory'

const Answer = z.strictObject({
  question: z.string().min(20).max(4000),
  language: z.string().min(2).max(35),
  target_tools: z.array(z.string()).min(1).max(20),
})

const INSTRUCTIONS = `You invent requests for an assistant that can use tools. You are shown the tools of one service and an ordered chain of them. Write one request, as a real person would send it, that cannot be met without these tools in this order.
- Ask for the thing to be done, not for an explanation of how to do it.
- Say every value that the first tools need and that no tool can find out: names, places, dates, amounts, identifiers. Make them specific and plausible; no placeholders.
- Do not name any tool, and do not use the wording of a tool's name.
- Give it a reason or a constraint that makes several of the tools necessary; one of them alone must not be enough.
- Write in the language of the service's descriptions and give its BCP 47 tag.
- In target_tools list the tools that the request needs, in order, by their exact names.`

/**
 * Asks a model for a task from a chain (astra-spec 3.1, chain-conditioned). The problem's code is
 * `unparsed`, `unknown-tool` or `names-a-tool`. Throws `ModelError` when the model gives no usable reply.
 */
export async function writeTaskByModel({
  chain,
  tools,
  model,
  seed,
  signal,
}: {
  chain: Chain
  tools: OfferedTools
  model: ChatModel
  seed: number
  signal: AbortSignal
}): Promise<{ task: Result<Task>; usage: ModelUsage }> {
  const listing = tools.map(({ tool }, at) => `${at + 1}. ${tool.name}: ${tool.description}`).join('\n')
  const names = chain.tools.map((key) => partsOf(key).tool).join(' → ')
  const reply = await model.object({
    name: 'task',
    schema: z.toJSONSchema(Answer) as JsonObject,
    messages: [
      { role: 'system', content: INSTRUCTIONS },
      { role: 'user', content: `Tools:\n${listing}\n\nChain (${chain.tools.length} tools): ${names}` },
    ],
    seed,
    signal,
  })
  return { task: taskOf(reply.value, tools, model.name), usage: reply.usage }
}

function taskOf(value: JsonObject, tools: OfferedTools, author: string): Result<Task> {
  const parsed = Answer.safeParse(value)
  if (!parsed.success) return fail('unparsed', 'The reply does not hold a question and its tools.')
  const { question, language, target_tools } = parsed.data
  const expectedTools = target_tools.map((name) => tools.find(({ tool }) => tool.name === name)?.key)
  const unknown = target_tools[expectedTools.indexOf(undefined)]
  if (unknown !== undefined)
    return fail('unknown-tool', `The reply asks for ${unknown}, which the service does not have.`)
  const named = toolNamedIn(
    question,
    tools.map(({ tool }) => tool),
  )
  if (named !== null) return fail('names-a-tool', `The question names the tool ${named}.`)
  return ok({
    mode: 'chain',
    question,
    language,
    expectedTools: expectedTools.filter((key) => key !== undefined),
    plan: null,
    withheldTools: [],
    withheldValues: [],
    answer: null,
    leak: null,
    augmentation: null,
    author: { kind: 'model', name: author },
  })
}
