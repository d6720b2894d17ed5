import type { Random } from '../shared/random'
import { fail, ok, type Result } from '../shared/result'
import { baseDayOf, type Tool, type ToolKey } from '../tool'
import type { Chain, ToolCallGraph } from '../tool-graph'
import { clausesOf } from './author/clause'
import { toolNamedIn } from './author/names-a-tool'
import { type PlannedStep, planChain } from './author/plan'
import { questionOf } from './author/question'
import { spoken } from './author/said-values'
import type { Task } from './task'

const WORDINGS_MAX = 6

/**
 * Writes a task from a chain (astra-spec 3.1, chain-conditioned): plans first which argument comes from which
 * result and which from the user, then asks for it in English, with every value that the user must give and
 * without any tool's name. A problem's code is `no-plan` or `names-a-tool`.
 * The same inputs and random source give the same task.
 */
export function writeTask({
  chain,
  tools,
  graph,
  random,
}: {
  chain: Chain
  tools: readonly { key: ToolKey; tool: Tool }[]
  graph: ToolCallGraph
  random: Random
}): Result<Task> {
  const planned = planChain({
    chain,
    tools,
    graph,
    random: random.fork('plan'),
    today: baseDayOf(random.fork('today')),
  })
  if (!planned.ok) return planned
  const steps = planned.value
  const about = steps
    .map(({ definition }) => `${definition.name.replaceAll(/[_-]/g, ' ')} ${definition.description}`)
    .join(' ')
    .toLowerCase()
  const offered = tools.map(({ tool }) => tool)
  let named: string | null = null
  for (let wording = 0; wording < WORDINGS_MAX; wording++) {
    const words = random.fork(`wording ${wording}`)
    const clauses = clausesOf(steps, words)
    if (!clauses) return fail('no-plan', 'A tool of the chain does not say in plain English what it does.')
    const question = questionOf(clauses, about, words)
    const unsaid = unsaidValue(steps, question)
    if (unsaid !== null)
      return fail('no-plan', `The value of ${unsaid} could not be worked into the question.`)
    named = toolNamedIn(question, offered)
    if (named === null)
      return ok({
        mode: 'chain',
        question,
        language: 'en',
        expectedTools: [...chain.tools],
        plan: steps.map(({ tool, arguments: args }) => ({ tool, arguments: args })),
        withheldTools: [],
        withheldValues: [],
        answer: null,
        leak: null,
        augmentation: null,
        author: { kind: 'built-in', name: 'built-in author' },
      })
  }
  return fail('names-a-tool', `Every wording of the question names the tool ${named}.`)
}

/** The first argument that the user should give and the question does not hold; switches are said in words. */
function unsaidValue(steps: readonly PlannedStep[], question: string): string | null {
  for (const { arguments: args } of steps)
    for (const [name, argument] of Object.entries(args))
      if (
        argument.from === 'user' &&
        typeof argument.value !== 'boolean' &&
        !question.includes(spoken(name, argument.value))
      )
        return name
  return null
}
