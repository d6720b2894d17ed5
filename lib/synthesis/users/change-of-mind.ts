import type { JsonValue } from '../../shared/json'
import type { Random } from '../../shared/random'
import { labelOf, type PlanChange, type PlannedCall, spoken, type Task } from '../../task'
import { baseDayOf, checkArguments, identityNoun, plausibleValue, purposeOf, type Tool } from '../../tool'
import type { OfferedTools } from '../../trajectory'

const DRAWS_MAX = 6

/**
 * A planned value that the user will want otherwise, and the new one; null where nothing can be changed without undoing
 * what was done: only readings, on which nothing but readings stands, may be done again.
 */
export function changeOfMind(task: Task, tools: OfferedTools, random: Random): PlanChange | null {
  const plan = task.plan ?? []
  const toolOf = (call: PlannedCall) => tools.find(({ key }) => key === call.tool)?.tool
  const possible = plan.flatMap((call, at) => {
    const tool = toolOf(call)
    if (!tool || !standingOn(plan, at).every((step) => isReading(plan[step], toolOf))) return []
    return Object.entries(call.arguments).flatMap(([parameter, argument]) =>
      argument.from === 'user' && isFree(parameter, argument.value, tool, task)
        ? [{ tool, parameter, from: argument.value }]
        : [],
    )
  })
  if (possible.length === 0) return null
  const { tool, parameter, from } = random.pick(possible)
  const uses = plan.filter((call) => usesOf(call, parameter, from))
  if (!uses.every((call) => isReading(call, toolOf))) return null
  const to = anotherValue(tool, parameter, from, random)
  return to === null ? null : { parameter, from, to }
}

/** The words in which the built-in user says it and the built-in agent hears it. */
export const changeInWords = ({ parameter, from, to }: PlanChange): string =>
  `I have changed my mind about the ${labelOf(parameter)}: please take ${spoken(parameter, to)} instead of ${spoken(parameter, from)}.`

const CHANGE = /please take (.+?) instead of (.+?)\.(?=\s|$)/g

/** Every change that a text announces in those words, as spoken. */
export const changesHeard = (text: string): { to: string; from: string }[] =>
  [...text.matchAll(CHANGE)].map(([, to = '', from = '']) => ({ to, from }))

/** A planned call and all that stand on its result. */
export function standingOn(plan: readonly PlannedCall[], at: number): number[] {
  const standing = new Set([at])
  for (const [step, { arguments: args }] of plan.entries())
    if (Object.values(args).some((value) => value.from === 'result' && standing.has(value.step)))
      standing.add(step)
  return [...standing]
}

const usesOf = ({ arguments: args }: PlannedCall, parameter: string, value: JsonValue): boolean => {
  const argument = args[parameter]
  return argument?.from === 'user' && argument.value === value
}

const isReading = (
  call: PlannedCall | undefined,
  toolOf: (call: PlannedCall) => Tool | undefined,
): boolean => {
  const tool = call && toolOf(call)
  return tool !== undefined && ['list', 'get', 'calculate'].includes(purposeOf(tool).kind)
}

/** A text or number that was said, is nobody's identity and is not held back. */
function isFree(
  parameter: string,
  value: JsonValue,
  tool: Tool,
  { question, withheldValues }: Task,
): boolean {
  return (
    (typeof value === 'string' || typeof value === 'number') &&
    identityNoun(parameter, purposeOf(tool).noun) === null &&
    question.includes(spoken(parameter, value)) &&
    !withheldValues.some((held) => held.parameter === parameter)
  )
}

function anotherValue(
  tool: Tool,
  parameter: string,
  from: JsonValue,
  random: Random,
): string | number | null {
  const schema = tool.parameters.properties[parameter] ?? {}
  const today = baseDayOf(random.fork('today'))
  for (let draw = 0; draw < DRAWS_MAX; draw++) {
    const to = plausibleValue(parameter, schema, {
      random: random.fork(draw),
      today,
      noun: purposeOf(tool).noun,
      about: `${tool.name.replaceAll(/[_-]/g, ' ')} ${tool.description}`.toLowerCase(),
      root: tool.parameters,
      mustBeKnown: true,
    })
    if ((typeof to !== 'string' && typeof to !== 'number') || to === '' || to === from) continue
    if (spoken(parameter, to) === spoken(parameter, from)) continue
    const alone = { ...tool.parameters, required: [parameter], properties: { [parameter]: schema } }
    if (checkArguments(alone, { [parameter]: to }).length === 0) return to
  }
  return null
}
