import { wordsOf } from '../../shared/english'
import type { JsonValue } from '../../shared/json'
import type { Random } from '../../shared/random'
import { baseDayOf, type Tool, type ToolKey } from '../../tool'
import { saidValue } from '../author/plan'
import { spoken } from '../author/said-values'
import { isSpeakable } from '../author/speakable'
import type { ComplexityFacet, ConstraintCheck, PlannedCall, Task } from '../task'

/** A constraint in words, and the plan that keeps to it. */
export interface Constraint {
  facet: ComplexityFacet
  sentence: string
  plan: PlannedCall[] | null
  /** By what a judge can tell that it was kept to; left out where that takes reading. */
  check?: ConstraintCheck
}

/** Optional parameters that a constraint can ask for, with how it is said. */
const BY_ARGUMENT: readonly [RegExp, ComplexityFacet, (said: string) => string[]][] = [
  [
    /max_?(price|cost|fare|budget|rent)|budget|price_max/,
    'budget',
    (said) => [`The most that I can spend is ${said}.`, `My budget ends at ${said}, so stay within it.`],
  ],
  [
    /(^|_)(due|deadline)|(end|until|before|latest)(_(date|day))?$/,
    'deadline',
    (said) => [`The latest that works for me is ${said}.`, `It must not be later than ${said}.`],
  ],
  [
    /limit|max_?results|num_?results|per_?page|page_?size|^(count|top_?k)$/,
    'scale',
    (said) => [
      `Consider no more than ${said} of them.`,
      `I will not look through more than ${said}, so stop there.`,
    ],
  ],
  [
    /(^|_)(language|currency|unit|units|format|class|category|genre|type)$/,
    'rule',
    (said) => [`We only ever go with ${said} here.`, `Our house rule is ${said}, nothing else.`],
  ],
]

const COLLEAGUES = [
  'My colleague Ines',
  'My brother',
  'The other half of the team',
  'My flatmate',
  'Our treasurer',
]

type OnTheWork = Exclude<ComplexityFacet, 'stakeholder-conflict'>
const NOTHING_MORE: ConstraintCheck = { kind: 'nothing-more' }

/** Constraints on how the work is done; they change neither the tools nor the values. */
const ON_THE_WORK: Readonly<Record<OnTheWork, readonly (string | [string, ConstraintCheck])[]>> = {
  budget: [
    ['There is no money for extras, so take nothing that I did not ask for.', NOTHING_MORE],
    ['Everything beyond what I asked for would cost me, so keep to it.', NOTHING_MORE],
  ],
  deadline: [
    'I have to pass this on within the hour, so do not come back with suggestions in between.',
    'It has to be settled today; if a part cannot be, tell me which.',
  ],
  rule: [
    ['Our rules say that nothing may be changed beyond what I listed.', NOTHING_MORE],
    'For our records I need to know which part was done and which was not.',
  ],
  scale: [
    'I will need the same for several others next week, so tell me briefly what came of each part.',
    'This is the first of many, so keep the outcome short enough to compare.',
  ],
  risk: [
    'If a part fails for good, stop there and tell me rather than working around it.',
    'A mistake would be costly: if anything looks wrong on the way, say so instead of guessing.',
  ],
}

/**
 * A constraint for a task: preferably one that an optional parameter of a planned call can carry or one that a wrong
 * value would break; else one on how the work is done. Null when the task has no plan to check against.
 */
export function constraintFor(
  task: Task,
  tools: readonly { key: ToolKey; tool: Tool }[],
  random: Random,
): Constraint | null {
  if (!task.plan) return null
  const onValues = [
    ...byArgument(task, task.plan, tools, random),
    ...byConflict(task, task.plan, tools, random),
  ]
  if (onValues.length > 0 && random.chance(0.7)) return random.pick(onValues)
  const facet = random.pick(Object.keys(ON_THE_WORK) as OnTheWork[])
  const { plan } = task
  if (task.mode === 'no-tool')
    return {
      facet: 'rule',
      sentence: 'Keep it to one short sentence.',
      plan,
      check: { kind: 'one-sentence' },
    }
  const said = random.pick(ON_THE_WORK[facet])
  return typeof said === 'string'
    ? { facet, sentence: said, plan }
    : { facet, sentence: said[0], plan, check: said[1] }
}

function byArgument(
  task: Task,
  plan: readonly PlannedCall[],
  tools: readonly { key: ToolKey; tool: Tool }[],
  random: Random,
): Constraint[] {
  return plan.flatMap((call, at) => {
    const tool = tools.find(({ key }) => key === call.tool)?.tool
    if (!tool) return []
    return Object.entries(tool.parameters.properties).flatMap(([name, schema]) => {
      const rule = BY_ARGUMENT.find(([pattern]) => pattern.test(wordsOf(name).join('_')))
      if (!rule || name in call.arguments || !isSpeakable(name, schema)) return []
      const value = drawn(tool, name, random.fork(`${at} ${name}`))
      if (value === undefined || typeof value === 'boolean' || Array.isArray(value)) return []
      const [, facet, sentences] = rule
      return {
        facet,
        sentence: random.fork(name).pick(sentences(spoken(name, value))),
        check: { kind: 'uses' as const, tool: call.tool, parameter: name, value },
        plan:
          task.plan?.map((other, index) =>
            index === at
              ? { ...other, arguments: { ...other.arguments, [name]: { from: 'user' as const, value } } }
              : other,
          ) ?? null,
      }
    })
  })
}

/** Somebody wants another value than the user does: it must not turn up in a call. */
function byConflict(
  task: Task,
  plan: readonly PlannedCall[],
  tools: readonly { key: ToolKey; tool: Tool }[],
  random: Random,
): Constraint[] {
  return plan.flatMap(({ tool: key, arguments: args }) => {
    const tool = tools.find((offered) => offered.key === key)?.tool
    if (!tool) return []
    return Object.entries(args).flatMap(([name, argument]) => {
      if (argument.from !== 'user' || typeof argument.value !== 'string') return []
      if (task.withheldValues.some(({ parameter }) => parameter === name)) return []
      const own = spoken(name, argument.value)
      const other = drawn(tool, name, random.fork(`conflict ${name}`))
      if (typeof other !== 'string' || /\d/.test(own) || own.length > 40) return []
      const wanted = spoken(name, other)
      if (wanted === own || task.question.includes(other) || wanted.length > 40) return []
      const who = random.fork(`who ${name}`).pick(COLLEAGUES)
      return {
        facet: 'stakeholder-conflict' as const,
        sentence: `${who} would rather have ${wanted}, but we agreed on ${own}, so keep to that.`,
        plan: task.plan,
        check: { kind: 'avoids' as const, value: other },
      }
    })
  })
}

const drawn = (tool: Tool, name: string, random: Random): JsonValue | undefined =>
  saidValue(tool, name, { random, today: baseDayOf(random.fork('today')) })
