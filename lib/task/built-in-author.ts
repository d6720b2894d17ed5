import { assertNever } from '../shared/assert'
import type { Random } from '../shared/random'
import { fail, ok, type Result } from '../shared/result'
import { baseDayOf, type Tool, type ToolKey } from '../tool'
import type { Chain, ToolCallGraph } from '../tool-graph'
import { chooseTools, graphOf } from './author/choose-tools'
import { indispensableTools } from './author/indispensable'
import { noToolChat } from './author/no-tool'
import { type PlannedStep, planChain } from './author/plan'
import { worded } from './author/worded'
import type { Task, TaskMode } from './task'

/** What a task is written from. */
export interface TaskSources {
  mode: TaskMode
  /** The chain that it is about; null where there is none, and the author chooses tools that can work together. */
  chain: Pick<Chain, 'tools'> | null
  tools: readonly { key: ToolKey; tool: Tool }[]
  /** Null where nobody has drawn a graph. */
  graph: ToolCallGraph | null
  /** How many tools the author chooses. */
  serverTools: { min: number; max: number }
  /** The parameter whose value is left out of the question, where that is settled already. */
  leftOut?: string
  random: Random
}

const CHOICES_MAX = 8

/**
 * Writes a task in any of the five modes: plans first which argument comes from which result and which from the user,
 * then asks for it in English, with every value that the user must give and without any tool's name. A problem's
 * code is `no-plan` or `names-a-tool`. The same inputs and random source give the same task.
 */
export function writeTask(sources: TaskSources): Result<Task> {
  const { mode, chain, random } = sources
  switch (mode) {
    case 'chain':
      return chain ? writePlanned(sources, chain) : fail('no-plan', 'There is no chain to write a task from.')
    case 'server':
      return writeChosen(sources)
    case 'missing-tool':
    case 'missing-parameter':
      return chain ? writePlanned(sources, chain) : writeChosen(sources)
    case 'no-tool': {
      const chat = noToolChat(sources.tools, random.fork('no tool'))
      return chat.ok ? ok({ ...BLANK, ...chat.value, mode }) : chat
    }
    default:
      return assertNever(mode)
  }
}

const BLANK = {
  language: 'en',
  expectedTools: [],
  plan: [],
  withheldTools: [],
  withheldValues: [],
  answer: null,
  leak: null,
  augmentation: null,
  author: { kind: 'built-in', name: 'built-in author' },
} satisfies Partial<Task>

/** A task about tools that the author chooses: choosing them so that they can be asked for together is its work. */
function writeChosen(sources: TaskSources): Result<Task> {
  const { tools, graph, serverTools, random } = sources
  let problem: Result<Task> = fail('no-plan', `No ${serverTools.min} of the tools can work together.`)
  for (let choice = 0; choice < CHOICES_MAX; choice++) {
    const words = random.fork(`choice ${choice}`)
    const count = words.int(serverTools.min, Math.max(serverTools.min, serverTools.max))
    const chosen = chooseTools(tools, graph ?? graphOf(tools), count, words)
    if (chosen.length < serverTools.min) continue
    const written = writePlanned({ ...sources, random: words }, { tools: chosen })
    if (written.ok) return written
    problem = written
  }
  return problem
}

function writePlanned(sources: TaskSources, chain: Pick<Chain, 'tools'>): Result<Task> {
  const { mode, tools, random } = sources
  const planned = planChain({
    chain,
    tools,
    graph: sources.graph ?? graphOf(tools),
    random: random.fork('plan'),
    today: baseDayOf(random.fork('today')),
  })
  if (!planned.ok) return planned
  const steps = planned.value
  if (mode === 'missing-parameter') return withoutValue(sources, chain, steps)
  const withheld = mode === 'missing-tool' ? withheldTool(sources, steps) : null
  if (mode === 'missing-tool' && withheld === null)
    return fail('no-plan', 'Another tool could stand in for each that the task needs.')
  return asked(sources, chain, steps, { withheldTools: withheld === null ? [] : [withheld] })
}

function asked(
  { mode, tools, random }: TaskSources,
  chain: Pick<Chain, 'tools'>,
  steps: readonly PlannedStep[],
  parts: Partial<Task>,
): Result<Task> {
  const question = worded(
    steps,
    tools.map(({ tool }) => tool),
    random,
  )
  if (!question.ok) return question
  return ok({
    ...BLANK,
    mode,
    question: question.value,
    expectedTools: [...chain.tools],
    plan: steps.map(({ tool, arguments: args }) => ({ tool, arguments: args })),
    ...parts,
  })
}

/** A tool of the plan for which no other that is offered could stand in, drawn among them; null when there is none. */
function withheldTool({ tools, random }: TaskSources, steps: readonly PlannedStep[]): ToolKey | null {
  const candidates = indispensableTools(
    steps.map(({ tool }) => tool),
    tools,
  )
  return candidates.length > 0 ? random.fork('withheld tool').pick(candidates) : null
}

/** The task with one required value left out of the question, wherever it is used: the first that can be. */
function withoutValue(
  sources: TaskSources,
  chain: Pick<Chain, 'tools'>,
  steps: readonly PlannedStep[],
): Result<Task> {
  const candidates = steps.flatMap(({ arguments: args, definition }) =>
    Object.entries(args).flatMap(([parameter, argument]) =>
      argument.from === 'user' &&
      typeof argument.value !== 'boolean' &&
      definition.parameters.required.includes(parameter) &&
      (sources.leftOut ?? parameter) === parameter
        ? [{ parameter, value: argument.value }]
        : [],
    ),
  )
  let problem: Result<Task> = fail('no-plan', 'The task needs no value from the user that could be left out.')
  for (const { parameter, value } of sources.random.fork('withheld value').shuffle(candidates)) {
    const isKept = (step: PlannedStep) => {
      const argument = step.arguments[parameter]
      return argument?.from === 'user' && JSON.stringify(argument.value) === JSON.stringify(value)
    }
    const kept = steps.filter(isKept).map(({ tool }) => ({ tool, parameter, value }))
    const silent = steps.map((step) => (isKept(step) ? { ...step, unsaid: [parameter] } : step))
    const written = asked(sources, chain, silent, { withheldValues: kept })
    if (written.ok) return written
    problem = written
  }
  return problem
}

/** The same tools in the same order asked for anew: other values, another wording, the same thing withheld. */
export function writeAnew(
  task: Task,
  sources: Pick<TaskSources, 'tools' | 'graph' | 'random'>,
): Result<Task> {
  const { mode, expectedTools, withheldTools, withheldValues } = task
  const settled = { ...sources, serverTools: { min: 1, max: 1 }, leftOut: withheldValues[0]?.parameter }
  if (mode === 'no-tool') return writeTask({ ...settled, mode, chain: null })
  const planMode = mode === 'missing-tool' ? 'chain' : mode
  const written = writePlanned({ ...settled, mode: planMode, chain: null }, { tools: expectedTools })
  return written.ok ? ok({ ...written.value, mode, withheldTools }) : written
}
