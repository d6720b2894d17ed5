import { wordsOf } from '../../shared/english'
import { isObject, type JsonObject, type JsonValue } from '../../shared/json'
import type { Random } from '../../shared/random'
import { memberPath } from '../json-schema-path'
import { plausibleValue } from '../plausible/plausible-value'
import { purposeOf } from '../purpose'
import type { JsonSchema, Tool } from '../tool'

/**
 * Arguments that a person could mean, by the rules of the built-in author: every required parameter, and of the others
 * those that the schema itself gives a value for. What no rule can tell is left out and named in `missing`.
 */
export function plausibleArguments(
  tool: Tool,
  { random, today }: { random: Random; today: string },
): { arguments: JsonObject; missing: string[] } {
  const { properties, required } = tool.parameters
  const context = {
    root: tool.parameters,
    today,
    noun: purposeOf(tool).noun,
    about: `${wordsOf(tool.name).join(' ')} ${tool.description}`.toLowerCase(),
  }
  const made: JsonObject = {}
  const missing: string[] = []
  for (const [name, schema] of Object.entries(properties)) {
    const isRequired = required.includes(name)
    if (!isRequired && !isStated(schema)) continue
    const value =
      !isRequired && schema.default !== undefined
        ? schema.default
        : plausibleValue(name, schema, { ...context, random: random.fork(name) })
    if (value !== undefined) made[name] = value
    else if (isRequired) missing.push(name)
  }
  return { arguments: made, missing }
}

const isStated = (schema: JsonSchema): boolean =>
  schema.default !== undefined || Array.isArray(schema.examples) || schema.const !== undefined

/** The path of a member or an item, as the problems of a call name it: `$.stops[0].city`. */
export const pathInto = (path: string, member: string | number): string => path + memberPath(String(member))

/** A copy of a value with the part at these steps replaced; undefined takes a member out. */
export function withPart(
  value: JsonValue | undefined,
  steps: readonly (string | number)[],
  part: JsonValue | undefined,
): JsonValue | undefined {
  const [step, ...rest] = steps
  if (step === undefined) return part
  if (typeof step === 'number') {
    const list = Array.isArray(value) ? [...value] : []
    const changed = withPart(list[step], rest, part)
    if (changed === undefined) list.splice(step, 1)
    else list[step] = changed
    return list
  }
  const { [step]: before, ...others } = isObject(value) ? (value as JsonObject) : {}
  const changed = withPart(before, rest, part)
  if (changed === undefined) return others
  // In its place, so that what is sent has the order in which it is read.
  return isObject(value) && step in value
    ? { ...(value as JsonObject), [step]: changed }
    : { ...others, [step]: changed }
}
