import { wordsOf } from '../../shared/english'
import type { JsonObject, JsonValue } from '../../shared/json'
import type { Random } from '../../shared/random'
import { fail, ok, type Result } from '../../shared/result'
import {
  checkArguments,
  identityNoun,
  type ParametersSchema,
  plausibleValue,
  purposeOf,
  resolved,
  resultSchemaOf,
  type Tool,
  type ToolKey,
  typeOf,
} from '../../tool'
import type { Chain, ToolCallGraph } from '../../tool-graph'
import type { PlannedArgument, PlannedCall } from '../task'
import { fieldFor, resultFields } from './result-fields'
import { isSpeakable } from './speakable'

export interface PlanSources {
  chain: Pick<Chain, 'tools'>
  tools: readonly { key: ToolKey; tool: Tool }[]
  graph: ToolCallGraph
  random: Random
  /** The day that the user calls today. */
  today: string
}

/** A call of the plan with the tool that it calls. */
export interface PlannedStep extends PlannedCall {
  definition: Tool
  /** Parameters whose values the user knows and keeps out of the question. */
  unsaid?: readonly string[]
}

/** How often an optional parameter is used that nothing asks for. */
const OPTIONAL_CHANCE = 0.3
const DRAWS_MAX = 4

/**
 * A plan for a chain: every required argument comes from an earlier result where a dependency of the graph
 * says so (or an identity plainly matches), else from the user. The problem says which argument nobody could say.
 */
export function planChain(sources: PlanSources): Result<PlannedStep[]> {
  const steps: PlannedStep[] = []
  for (const key of sources.chain.tools) {
    const tool = sources.tools.find((offered) => offered.key === key)?.tool
    if (!tool) return fail('no-plan', `The chain names ${key}, which is not among the tools.`)
    const planned = planCall(key, tool, steps, sources)
    if (!planned.ok) return planned
    steps.push(planned.value)
  }
  const undone = touchedAfterEnd(steps)
  return undone === null ? ok(steps) : fail('no-plan', undone)
}

/** Verbs after which a thing can no longer be changed. */
const ENDING = /^(cancel|delete|remove|drop|close|destroy|uninstall|revoke|erase|unsubscribe|terminate)$/

/** A sentence about the first step that uses a thing which an earlier step has ended; null when the order makes sense. */
function touchedAfterEnd(steps: readonly PlannedStep[]): string | null {
  const ended: { noun: string; value: string; by: string }[] = []
  for (const { definition, arguments: args } of steps) {
    const { kind, noun, verb } = purposeOf(definition)
    for (const [name, argument] of Object.entries(args)) {
      const of = identityNoun(name, noun)
      if (of === null) continue
      const value = JSON.stringify(originOf(name, argument, steps))
      const before = ended.find((end) => end.noun === of && end.value === value)
      if (before && kind !== 'list')
        return `${definition.name} comes after ${before.by}, which ended the same ${of}.`
      if (ENDING.test(verb) && of === noun) ended.push({ noun: of, value, by: definition.name })
    }
  }
  return null
}

/** Where a value first came from: a booking that a call was given and gave back is the one that it was given. */
function originOf(name: string, argument: PlannedArgument, steps: readonly PlannedStep[]): PlannedArgument {
  if (argument.from === 'user') return argument
  const feeder = steps[argument.step]
  const of = identityNoun(argument.field.split('.').at(-1) ?? name, '')
  const given = Object.entries(feeder?.arguments ?? {}).find(
    ([own]) => of !== null && identityNoun(own, '') === of,
  )
  return given ? originOf(given[0], given[1], steps) : argument
}

function planCall(
  key: ToolKey,
  tool: Tool,
  earlier: PlannedStep[],
  sources: PlanSources,
): Result<PlannedStep> {
  const args: PlannedCall['arguments'] = {}
  for (const [name, schema] of Object.entries(tool.parameters.properties)) {
    const isRequired = tool.parameters.required.includes(name)
    const isNewValue = purposeOf(tool).kind === 'update' && identityNoun(name, '') === null
    const shared = isNewValue ? undefined : sharedValue(name, earlier)
    const feeder = shared === undefined ? feederOf(key, tool, name, earlier, sources, isRequired) : null
    if (feeder) args[name] = feeder
    else if (isRequired) {
      const said = shared ?? freshValue(tool, name, earlier, sources)
      if (said === undefined || !isSpeakable(name, schema))
        return fail(
          'no-plan',
          `Nobody could say a value for ${name} of ${tool.name}, and no earlier result gives one.`,
        )
      args[name] = { from: 'user', value: said }
    }
  }
  addOptional(tool, args, sources)
  const problem = checkArguments(tool.parameters, sample(tool, args, sources))[0]
  return problem
    ? fail(
        'no-plan',
        `The arguments for ${tool.name} do not fit its schema: ${problem.path} ${problem.message}.`,
      )
    : ok({ tool: key, arguments: args, definition: tool })
}

/** Where a parameter's value comes from among earlier results: the graph's word first, then a matching identity. */
function feederOf(
  key: ToolKey,
  tool: Tool,
  name: string,
  earlier: PlannedStep[],
  { graph, tools }: PlanSources,
  isRequired: boolean,
): PlannedArgument | null {
  const schema = resolved(tool.parameters.properties[name] ?? {}, tool.parameters)
  if (!schema || Array.isArray(schema.enum)) return null
  const { noun } = purposeOf(tool)
  const type = typeOf(schema) === 'array' ? elementType(schema) : typeOf(schema)
  if (isMeasure(name, type, noun)) return null
  for (let step = earlier.length - 1; step >= 0; step--) {
    const from = earlier[step]
    if (!from) continue
    const isAsserted = graph.dependencies.some(
      (edge) =>
        edge.from === from.tool && edge.to === key && edge.parameter === name && edge.review !== 'refused',
    )
    const isIdentity = /(^|_)(id|ids|uuid|reference|ref)$/.test(wordsOf(name).join('_'))
    if (!isAsserted && !(isRequired && isIdentity)) continue
    const peers = tools
      .filter((other) => other.key.split('/')[0] === from.tool.split('/')[0])
      .map((other) => other.tool)
    const field = fieldFor(
      name,
      type,
      noun,
      resultFields(resultSchemaOf(from.definition, peers), purposeOf(from.definition).noun),
    )
    if (field) return { from: 'result', step, field: field.path }
  }
  return null
}

/** Amounts are for people to say; of figures only identities and places are handed on. */
const isMeasure = (name: string, type: string, noun: string): boolean =>
  type !== 'string' && identityNoun(name, noun) === null && !/lat|lon|lng|code|number|index/i.test(name)

const elementType = (schema: JsonObject): string => typeOf((schema.items ?? {}) as JsonObject)

/** Names under which a value means something of its own at every tool. */
const OWN_MEANING =
  /^(name|title|query|text|content|message|description|value|type|status|id|q|keyword|search|note|notes|limit|page)$/

/** What the user already said under the same name: one member, one city, one symbol per request. */
function sharedValue(name: string, earlier: PlannedStep[]): JsonValue | undefined {
  if (OWN_MEANING.test(name)) return undefined
  for (const { arguments: args } of earlier) {
    const said = args[name]
    if (said?.from === 'user') return said.value
  }
  return undefined
}

/** A value of the user's; for a change, another one than was said before. */
function freshValue(
  tool: Tool,
  name: string,
  earlier: PlannedStep[],
  sources: PlanSources,
): JsonValue | undefined {
  let value = saidValue(tool, name, sources)
  for (let draw = 0; draw < DRAWS_MAX && value !== undefined && value === sharedValue(name, earlier); draw++)
    value = saidValue(tool, name, sources)
  return value
}

/** A plausible value that fits the parameter's own schema, or undefined when several draws gave none. */
export function saidValue(
  tool: Tool,
  name: string,
  { random, today }: Pick<PlanSources, 'random' | 'today'>,
  mustBeKnown = true,
): JsonValue | undefined {
  const schema = tool.parameters.properties[name] ?? {}
  for (let draw = 0; draw < DRAWS_MAX; draw++) {
    const value = plausibleValue(name, schema, {
      random,
      today,
      noun: purposeOf(tool).noun,
      about: `${tool.name.replaceAll(/[_-]/g, ' ')} ${tool.description}`.toLowerCase(),
      root: tool.parameters,
      mustBeKnown,
    })
    if (value === undefined || value === '') return undefined
    const single = aloneSchema(tool.parameters, name)
    if (checkArguments(single, { [name]: value }).length === 0) return value
  }
  return undefined
}

const alone = new WeakMap<ParametersSchema, Map<string, ParametersSchema>>()

/** The schema of one parameter by itself; remembered, because compiling it is what takes time. */
function aloneSchema(parameters: ParametersSchema, name: string): ParametersSchema {
  const ofTool = alone.get(parameters) ?? new Map<string, ParametersSchema>()
  alone.set(parameters, ofTool)
  const known = ofTool.get(name) ?? {
    ...parameters,
    required: [name],
    properties: { [name]: parameters.properties[name] ?? {} },
  }
  ofTool.set(name, known)
  return known
}

const WELCOME =
  /date|city|location|category|genre|language|currency|limit|format|unit|status|type|level|color|colour|days|people|guests|year|country|min_|max_|note/

/** Now and then one optional wish, of a kind that people do mention. */
function addOptional(tool: Tool, args: PlannedCall['arguments'], sources: PlanSources): void {
  if (!sources.random.chance(OPTIONAL_CHANCE)) return
  const options = Object.entries(tool.parameters.properties).filter(
    ([name, schema]) =>
      !(name in args) &&
      WELCOME.test(wordsOf(name).join('_')) &&
      isSpeakable(name, schema) &&
      typeOf(schema) !== 'boolean' &&
      typeOf(schema) !== 'array',
  )
  if (options.length === 0) return
  const [name] = sources.random.pick(options)
  const value = saidValue(tool, name, sources)
  if (value !== undefined) args[name] = { from: 'user', value }
}

/** The arguments with plausible stand-ins for what results will give, so that the whole can be checked. */
function sample(tool: Tool, args: PlannedCall['arguments'], sources: PlanSources): JsonObject {
  const filled: JsonObject = {}
  for (const [name, argument] of Object.entries(args)) {
    const value =
      argument.from === 'user'
        ? argument.value
        : saidValue(tool, name, { ...sources, random: sources.random.fork('sample') }, false)
    if (value !== undefined) filled[name] = value
  }
  return filled
}
