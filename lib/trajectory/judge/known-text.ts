import { holds } from '../../shared/holds'
import { type JsonValue, parseJson } from '../../shared/json'
import { identityNoun, typeOf } from '../../tool'
import type { Step, ToolCallStep } from '../step'
import type { Trajectory } from '../trajectory'

/** What was said or returned before a step, in lower case: where an argument may have come from. */
export function textBefore(steps: readonly Step[], ordinal: number): string {
  let text = ''
  for (const step of steps) {
    if (step.ordinal >= ordinal) break
    if (step.kind === 'message' && step.role === 'user') text += `${step.text}\n`
    else if (step.kind === 'tool-result') text += `${step.content}\n`
  }
  return text.toLowerCase()
}

/** Names of arguments by which an agent decides how much to fetch; its own choice, never a fact. */
const PAGING =
  /^(limit|offset|page|per_?page|page_?(size|number)|max_?results|num_?results|count|top_?k|sort(_?by)?|order(_?by)?)$/i
/** A day or time that may have been said in other words ("next Friday"); rules cannot tell. */
const MOMENT = /^\d{4}-\d{2}-\d{2}|^\d{1,2}:\d{2}/

/**
 * The first argument value of a call that neither the user nor an earlier result gave, as `name: value`;
 * null when every value has a source. Choices from an enum, booleans, stated defaults of paging and dates in
 * other words are the agent's to make.
 */
export function inventedArgument(call: ToolCallStep, trajectory: Trajectory, before: string): string | null {
  const tool = trajectory.tools.find(({ key }) => key === call.tool)?.tool
  for (const [name, value] of Object.entries(call.arguments)) {
    const schema = tool?.parameters.properties[name]
    if (PAGING.test(name) || Array.isArray(schema?.enum) || schema?.const !== undefined) continue
    if (schema && typeOf(schema) === 'boolean') continue
    const isIdentity = identityNoun(name, 'thing') !== null
    const invented = leavesOf(value).find((leaf) => !isKnown(leaf, before, isIdentity))
    if (invented !== undefined) return `${name}: ${String(invented)}`
  }
  return null
}

/** True when every part of a value was said or returned before. */
export const isSaid = (value: JsonValue, before: string): boolean =>
  leavesOf(value).every((leaf) => holds(before, String(leaf).toLowerCase()))

/** The texts and numbers inside a value. */
export function leavesOf(value: JsonValue): (string | number)[] {
  if (typeof value === 'string' || typeof value === 'number') return [value]
  if (Array.isArray(value)) return value.flatMap(leavesOf)
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(leavesOf) : []
}

function isKnown(leaf: string | number, before: string, isIdentity: boolean): boolean {
  const text = String(leaf).toLowerCase().trim()
  if (text === '' || holds(before, text)) return true
  if (isIdentity) return false
  if (typeof leaf === 'number')
    return new RegExp(`(?<![\\d.])${escaped(String(leaf))}(?:\\.0+)?(?![\\d])`).test(
      before.replaceAll(',', ''),
    )
  if (MOMENT.test(text)) return true
  // Free text may be put in other words: most of its longer words must have been said.
  const words = text.match(TELLING) ?? []
  if (words.length === 0) return false
  return (
    words.filter((word) => before.includes(word.slice(0, Math.max(4, word.length - 2)))).length /
      words.length >=
    0.6
  )
}

/** Longer words, numbers, and Chinese words, which mostly have two signs. */
const TELLING = /\p{Script=Han}{2}|(?:(?!\p{Script=Han})\p{L}){4,}|\d+/gu

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** The value of a result's JSON text; a result that is no JSON is its text. */
export function resultValue(content: string): JsonValue {
  const parsed = parseJson(content, 'The result')
  return parsed.ok ? parsed.value : content
}

/** The lengths of all lists inside a value, the counts that an answer may state. */
export function listLengthsOf(value: JsonValue): number[] {
  if (Array.isArray(value)) return [value.length, ...value.flatMap(listLengthsOf)]
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(listLengthsOf) : []
}

/** True when any telling value of a result (longer than two characters, two in Chinese) is used in a later text. */
export function isUsedIn(content: string, later: string): boolean {
  const text = later.toLowerCase()
  return leavesOf(resultValue(content)).some((leaf) => {
    const value = String(leaf).toLowerCase()
    return (value.length > 2 || /^\p{Script=Han}{2}$/u.test(value)) && holds(text, value)
  })
}
