import { inProse } from '../shared/english'
import { partsOf, type ToolKey } from '../tool'
import { labelOf } from './author/said-values'
import type { PlannedArgument, Task, TaskMode } from './task'

/** What an agent does rightly with a task of each mode. */
const RIGHT_BEHAVIOUR = {
  chain: 'solve',
  server: 'solve',
  'missing-tool': 'say-what-is-missing',
  'missing-parameter': 'ask-then-solve',
  'no-tool': 'answer-directly',
} as const satisfies Record<TaskMode, string>

/** What is right to do with one task, and by what a judge can tell that it was done. */
export interface RightBehaviour {
  kind: (typeof RIGHT_BEHAVIOUR)[TaskMode]
  /** For people and for models that judge. */
  sentence: string
  /**
   * The tools that may rightly be called: all that the task needs, those that can do their part without what is
   * missing, or none. Calling nothing is right as well where something is missing.
   */
  callable: ToolKey[]
  /** The tools whose absence the agent must tell of; it claims nothing that only they could have done. */
  tellsOf: ToolKey[]
  /** What the agent must ask the user for; with a user of one message, asking ends the attempt rightly. */
  asksFor: { parameter: string; label: string }[]
  /** What the answer must hold where the question alone decides it; null where results decide. */
  answer: string | null
}

/** The right behaviour for a task, as its author defined it. */
export function rightBehaviourOf(task: Task): RightBehaviour {
  const kind = RIGHT_BEHAVIOUR[task.mode]
  const callable = doableTools(task)
  const tellsOf = task.withheldTools
  const parameters = [...new Set(task.withheldValues.map(({ parameter }) => parameter))]
  const asksFor = parameters.map((parameter) => ({ parameter, label: labelOf(parameter) }))
  const sentence = {
    solve: `Call ${namesOf(callable)}, in an order in which results are there when they are needed, and tell what came of it.`,
    'say-what-is-missing': `Say that nothing here can do what ${namesOf(tellsOf)} would do. ${
      callable.length > 0
        ? `Do what can be done with ${namesOf(callable)}, or nothing; claim nothing that was not done.`
        : 'Call nothing, since all that is asked for hangs on it.'
    }`,
    'ask-then-solve': `Ask the user for the ${inProse(asksFor.map(({ label }) => label))} before using it, and invent none; solve the task when it is given.`,
    'answer-directly': `Answer from the question alone, without any call${task.answer === null ? '' : `: ${task.answer}`}.`,
  }[kind]
  return { kind, sentence, callable, tellsOf, asksFor, answer: task.answer }
}

/** The tools of a task that work without the withheld ones: no planned argument of theirs comes from one that cannot. */
function doableTools({ plan, expectedTools, withheldTools }: Task): ToolKey[] {
  if (withheldTools.length === 0) return [...new Set(expectedTools)]
  // Without a plan only what comes before the missing tool is sure to need nothing of it.
  const undone = expectedTools.findIndex((tool) => withheldTools.includes(tool))
  if (!plan) return [...new Set(expectedTools.slice(0, Math.max(0, undone)))]
  const lost = new Set<number>()
  // What a call was given and gives back, such as the id of the thing that it looks at, is there without the call too.
  const isThere = (argument: PlannedArgument | undefined): boolean =>
    argument !== undefined &&
    (argument.from === 'user' ||
      !lost.has(argument.step) ||
      isThere(plan[argument.step]?.arguments[argument.field.split('.').at(-1) ?? '']))
  for (const [at, { tool, arguments: args }] of plan.entries())
    if (withheldTools.includes(tool) || !Object.values(args).every(isThere)) lost.add(at)
  return [...new Set(plan.flatMap(({ tool }, at) => (lost.has(at) ? [] : tool)))]
}

const namesOf = (tools: readonly ToolKey[]): string =>
  tools.length === 0 ? 'no tool' : inProse(tools.map((key) => partsOf(key).tool))
