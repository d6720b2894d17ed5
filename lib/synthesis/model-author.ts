import { z } from 'zod'
import { holds } from '../shared/holds'
import type { JsonObject } from '../shared/json'
import { languageLabel } from '../shared/language'
import type { ChatModel, ModelUsage } from '../shared/model'
import { randomFrom } from '../shared/random'
import { fail, ok, type Result } from '../shared/result'
import { indispensableTools, type Task, type TaskMode, toolNamedIn, type WithheldValue } from '../task'
import { partsOf, type ToolKey } from '../tool'
import type { Chain } from '../tool-graph'
import type { OfferedTools } from '../trajectory'
import { keysOfTools } from './keys-of-tools'

const question = z.string().min(20).max(4000)
const language = z.string().min(2).max(35)
const target_tools = z.array(z.string()).min(1).max(20)

/** What the model is asked for in each mode. */
const ANSWERS = {
  chain: z.strictObject({ question, language, target_tools }),
  server: z.strictObject({ question, language, target_tools }),
  'missing-tool': z.strictObject({ question, language, target_tools }),
  'missing-parameter': z.strictObject({
    question,
    language,
    target_tools,
    withheld: z.strictObject({ tool: z.string(), parameter: z.string(), value: z.string().min(1).max(400) }),
  }),
  'no-tool': z.strictObject({ question, language, answer: z.string().min(1).max(400) }),
} as const satisfies Record<TaskMode, z.ZodType>
type Answer = z.infer<(typeof ANSWERS)[TaskMode]>

const REQUEST = `You invent requests for an assistant that can use tools. You are shown the tools of one service.`
const RULES = `- Ask for the thing to be done, not for an explanation of how to do it.
- Do not name any tool, and do not use the wording of a tool's name.
- Write in the language of the service's descriptions and give its BCP 47 tag.`
const SOLVABLE = `${RULES}
- Say every value that the first tools need and that no tool can find out: names, places, dates, amounts, identifiers. Make them specific and plausible; no placeholders.
- Give it a reason or a constraint that makes several of the tools necessary; one of them alone must not be enough.
- In target_tools list the tools that the request needs, in order, by their exact names.`

const INSTRUCTIONS: Record<TaskMode, string> = {
  chain: `${REQUEST} You also get an ordered chain of them. Write one request, as a real person would send it, that cannot be met without these tools in this order.
${SOLVABLE}`,
  server: `${REQUEST} Write one request, as a real person would send it, that needs exactly as many different tools as you are told.
${SOLVABLE}`,
  'missing-tool': `${REQUEST} You also get an ordered chain of them, or how many to choose. Write one request, as a real person would send it, that cannot be met without every one of them: the assistant will later be tried without one of these tools.
${SOLVABLE}`,
  'missing-parameter': `${REQUEST} You also get an ordered chain of them, or how many to choose. Write one request, as a real person would send it, that needs these tools in this order but forgets to say one value which a tool requires and no other tool can find out.
${SOLVABLE}
- In withheld give that tool and parameter by their exact names, and the value that the person would say when asked. The value must not stand in the request.`,
  'no-tool': `${REQUEST} Write one message near the service's subject, as a real person would send it, for which no tool is needed: its own words hold the answer.
${RULES}
- In answer give the words that a right answer must hold. They must stand in the message exactly so.`,
}

/**
 * Asks a model for a task in one of the modes (astra-spec 3.1). The problem's code is `unparsed`, `unknown-tool`,
 * `other-tools`, `names-a-tool`, `wrong-language`, `wrong-withheld`, `answer-not-said` or `no-plan`. A question that
 * names a tool comes back as a task all the same, marked by its leak. Throws `ModelError` when the model gives no usable reply.
 */
export async function writeTaskByModel(sources: {
  mode: TaskMode
  chain: Pick<Chain, 'tools'> | null
  tools: OfferedTools
  serverTools: { min: number; max: number }
  model: ChatModel
  seed: number
  signal: AbortSignal
}): Promise<{ value: Result<Task>; usage: ModelUsage }> {
  const { mode, tools, model, seed, signal } = sources
  const needsChain = mode !== 'server' && mode !== 'no-tool'
  const count = randomFrom(seed, 'tools').int(
    sources.serverTools.min,
    Math.max(sources.serverTools.min, sources.serverTools.max),
  )
  const chain = needsChain ? sources.chain : null
  const reply = await model.object({
    name: 'task',
    schema: z.toJSONSchema(ANSWERS[mode]) as JsonObject,
    messages: [
      { role: 'system', content: INSTRUCTIONS[mode] },
      { role: 'user', content: `${listing(tools, mode)}\n\n${aboutWhat(mode, chain, count)}` },
    ],
    seed,
    signal,
  })
  const parsed = ANSWERS[mode].safeParse(reply.value)
  return {
    value: parsed.success
      ? taskOf(parsed.data, { mode, tools, chain, count, author: model.name, seed })
      : fail('unparsed', 'The reply does not hold what was asked for.'),
    usage: reply.usage,
  }
}

/** Names and descriptions; parameters only where one of them is to be left out. */
const listing = (tools: OfferedTools, mode: TaskMode): string =>
  `Tools:\n${tools
    .map(({ tool }, at) => {
      const line = `${at + 1}. ${tool.name}: ${tool.description}`
      return mode === 'missing-parameter' ? `${line} Requires: ${tool.parameters.required.join(', ')}` : line
    })
    .join('\n')}`

function aboutWhat(mode: TaskMode, chain: Pick<Chain, 'tools'> | null, count: number): string {
  if (chain)
    return `Chain (${chain.tools.length} tools): ${chain.tools.map((key) => partsOf(key).tool).join(' → ')}`
  return mode === 'no-tool'
    ? 'The message needs none of them.'
    : `The request needs exactly ${count} different tools.`
}

interface Asked {
  mode: TaskMode
  tools: OfferedTools
  chain: Pick<Chain, 'tools'> | null
  count: number
  author: string
  seed: number
}

function taskOf(answer: Answer, asked: Asked): Result<Task> {
  const { mode, tools, chain, count, author } = asked
  const named = keysOfTools('target_tools' in answer ? answer.target_tools : [], tools)
  if (!named.ok) return named
  const expectedTools = named.value
  if (chain && chain.tools.join() !== expectedTools.join())
    return fail('other-tools', 'The reply asks for other tools than its chain, or in another order.')
  if (!chain && mode !== 'no-tool' && new Set(expectedTools).size !== count)
    return fail(
      'other-tools',
      `The reply asks for ${new Set(expectedTools).size} different tools instead of ${count}.`,
    )
  const language = wrongLanguage(answer, tools)
  if (language) return fail('wrong-language', language)
  const task: Task = {
    mode,
    question: answer.question,
    language: answer.language,
    expectedTools,
    plan: null,
    withheldTools: [],
    withheldValues: [],
    answer: null,
    leak: toolNamedIn(
      answer.question,
      tools.map(({ tool }) => tool),
    ),
    augmentation: null,
    author: { kind: 'model', name: author },
  }
  if (mode === 'missing-tool') return withoutTool(task, asked)
  if ('withheld' in answer) return withoutValue(task, answer.withheld, tools)
  if ('answer' in answer)
    return holds(answer.question.toLowerCase(), answer.answer.toLowerCase())
      ? ok({ ...task, plan: [], answer: answer.answer })
      : fail('answer-not-said', 'The answer does not stand in the question, so that nobody could check it.')
  return ok(task)
}

/** A sentence when the question is in another language than it says, or than the tools are described in. */
function wrongLanguage({ question, language }: Answer, tools: OfferedTools): string | null {
  const label = languageLabel(question)
  const said = /^zh\b/i.test(language) ? 'zh' : 'en'
  if (label === 'zh' || label === 'en') {
    if (label !== said) return `The question is not in the language that it is said to be in (${language}).`
    const described = languageLabel(tools.map(({ tool }) => tool.description).join(' '))
    if ((described === 'zh' || described === 'en') && described !== label)
      return 'The question is in another language than the tools are described in.'
  }
  return null
}

/** One tool of the chain is taken away: drawn among those for which no other could stand in. */
function withoutTool(task: Task, { tools, seed }: Asked): Result<Task> {
  const candidates = indispensableTools(task.expectedTools, tools)
  return candidates.length > 0
    ? ok({ ...task, withheldTools: [randomFrom(seed, 'withheld tool').pick(candidates)] })
    : fail('no-plan', 'Another tool could stand in for each that the task needs.')
}

function withoutValue(
  task: Task,
  { tool: name, parameter, value }: { tool: string; parameter: string; value: string },
  tools: OfferedTools,
): Result<Task> {
  const own = tools.find(({ key, tool }) => tool.name === name && task.expectedTools.includes(key))
  if (!own?.tool.parameters.required.includes(parameter))
    return fail('wrong-withheld', `The task's tools have no required parameter ${parameter} of ${name}.`)
  if (holds(task.question.toLowerCase(), value.toLowerCase()))
    return fail('wrong-withheld', `The question says the value of ${parameter} that it should leave out.`)
  // The same value may be required elsewhere in the chain under the same name.
  const withheldValues: WithheldValue[] = tools.flatMap(({ key, tool }) =>
    task.expectedTools.includes(key) && tool.parameters.required.includes(parameter)
      ? [{ tool: key as ToolKey, parameter, value }]
      : [],
  )
  return ok({ ...task, withheldValues })
}
