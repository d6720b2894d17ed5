import { holds } from '../../shared/holds'
import { isSameLanguage } from '../../shared/language'
import type { Problem } from '../../shared/result'
import type { Tool, ToolKey } from '../../tool'
import { toolNamedIn } from '../author/names-a-tool'
import { spoken } from '../author/said-values'
import { questionKey } from '../duplicates'
import type { Task } from '../task'

/**
 * What rules can tell of a variation: that it is one, in the same language, for the same tools in the same order, with
 * every value of its plan still said, with what is withheld still unsaid, and without a tool's name (astra-spec
 * 3.2, common demands). Null when all holds; else the problem for which it is dropped.
 */
export function variationProblem(
  parent: Task,
  variation: Task,
  offered: readonly { key: ToolKey; tool: Tool }[],
): Problem | null {
  const { question } = variation
  if (questionKey(question) === questionKey(parent.question))
    return { code: 'unchanged', message: 'The variation says what its parent says.' }
  if (!isSameLanguage(parent.question, question))
    return { code: 'other-language', message: 'The variation is in another language than its parent.' }
  if (variation.expectedTools.join() !== parent.expectedTools.join())
    return {
      code: 'other-tools',
      message: 'The variation needs other tools than its parent, or in another order.',
    }
  const named = toolNamedIn(
    question,
    offered.map(({ tool }) => tool),
  )
  if (named !== null) return { code: 'names-a-tool', message: `The variation names the tool ${named}.` }
  const isWithheld = (tool: ToolKey, parameter: string) =>
    variation.withheldValues.some((kept) => kept.tool === tool && kept.parameter === parameter)
  for (const { tool, arguments: args } of variation.plan ?? [])
    for (const [name, argument] of Object.entries(args))
      if (argument.from === 'user' && typeof argument.value !== 'boolean' && !isWithheld(tool, name))
        if (!saysValue(question, name, argument.value))
          return { code: 'value-lost', message: `The variation no longer says the value of ${name}.` }
  for (const { parameter, value } of variation.withheldValues)
    if (holds(question.toLowerCase(), String(value).toLowerCase()))
      return {
        code: 'value-told',
        message: `The variation says the value of ${parameter}, which is withheld.`,
      }
  if (variation.answer !== null && !holds(question.toLowerCase(), variation.answer.toLowerCase()))
    return { code: 'value-lost', message: 'The variation no longer holds its own answer.' }
  return null
}

/** True when a question holds a value, as people say it or part by part. */
function saysValue(question: string, name: string, value: Parameters<typeof spoken>[1]): boolean {
  const said = question.toLowerCase()
  const parts = [value].flat()
  return (
    holds(said, spoken(name, value).toLowerCase()) ||
    parts.every((part) => holds(said, String(part).toLowerCase()))
  )
}
