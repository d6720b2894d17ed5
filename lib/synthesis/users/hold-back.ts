import type { Random } from '../../shared/random'
import { asideOf, spoken, type Task, type WithheldValue } from '../../task'
import type { OfferedTools } from '../../trajectory'

/** A question from which a value was taken out, and the value. */
export interface HeldBack {
  question: string
  withheld: WithheldValue[]
}

/**
 * Takes one required value out of a task's question, where it can be taken out and leave good English: a sentence of
 * its own ("My member ID is MB-77."), or an identifier behind its noun ("the booking BO-21779"). Null where there is none.
 */
export function holdBack(task: Task, tools: OfferedTools, random: Random): HeldBack | null {
  const possible = (task.plan ?? []).flatMap(({ tool, arguments: args }) => {
    const required = tools.find(({ key }) => key === tool)?.tool.parameters.required ?? []
    return Object.entries(args).flatMap(([parameter, argument]): HeldBack[] => {
      if (argument.from !== 'user' || !required.includes(parameter)) return []
      const { value } = argument
      const question = without(task.question, parameter, value)
      return question === null ? [] : [{ question, withheld: [{ tool, parameter, value }] }]
    })
  })
  return possible.length === 0 ? null : random.pick(possible)
}

function without(question: string, parameter: string, value: WithheldValue['value']): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null
  const aside = asideOf(parameter, value)
  const said = spoken(parameter, value)
  const shorter = aside
    ? question.replace(aside, '').replace(/\s+/g, ' ').trim()
    : question.replaceAll(
        new RegExp(`(\\b(?:the|that) (?:[\\w-]+ ){0,3}[\\w-]+) ${escaped(said)}(?![\\w-])`, 'g'),
        '$1',
      )
  const isId = aside !== null || (/\d/.test(said) && /^[\w-]+$/.test(said) && /[A-Za-z]/.test(said))
  return isId && shorter !== question && !shorter.includes(said) ? shorter : null
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
