import { wordsOf } from '../../shared/english'
import { asideOf, labelOf, type PlanChange, spoken, type Task, type WithheldValue } from '../../task'
import { partsOf } from '../../tool'
import { asksUser, type Step } from '../../trajectory'
import { changeInWords } from './change-of-mind'
import type { HeldBack } from './hold-back'
import { originOf, type User } from './user'

/**
 * A user by rules: answers what it is asked from the values that it has not said yet, changes its mind once if it is
 * to, knows nothing beyond its task and says so, and is satisfied by any message that asks for nothing.
 */
export function createBuiltInUser({
  task,
  held,
  change,
  messagesMax,
}: {
  task: Task
  held: HeldBack | null
  change: PlanChange | null
  /** Most messages after the first. */
  messagesMax: number
}): User {
  const withheld = [...task.withheldValues, ...(held?.withheld ?? [])]
  let untold = [...withheld]
  let wish = change
  let said = 0
  return {
    name: 'built-in user',
    opening: { text: held?.question ?? task.question, origin: originOf(task), withheld },
    async reply(record: readonly Step[]) {
      const message = record.at(-1)
      const text = message?.kind === 'answer' ? message.text : ''
      const isAsked = asksUser(text)
      if (said >= messagesMax || (!isAsked && !wish)) return null
      said++
      const told = isAsked ? untold.filter((value) => isAbout(text, value)) : []
      untold = untold.filter((value) => !told.includes(value))
      const sentences = told.map(sentenceFor)
      if (isAsked && told.length === 0) sentences.push('I do not know more than I have said.')
      const changed = wish ? [wish] : []
      if (wish) sentences.push(changeInWords(wish))
      wish = null
      return { text: [...new Set(sentences)].join(' '), changed, durationMs: null }
    },
  }
}

const sentenceFor = ({ parameter, value }: WithheldValue): string =>
  asideOf(parameter, value) ?? `The ${labelOf(parameter)} is ${spoken(parameter, value)}.`

/** Words that every question uses. */
const EMPTY = new Set(['number', 'name', 'value', 'code', 'the', 'your', 'for', 'and'])
const PREFIX = 5

/** True when a question speaks of a value: by a word of its name, or of its tool's where that is all there is. */
function isAbout(question: string, { tool, parameter }: WithheldValue): boolean {
  const asked = new Set(stemsOf(question))
  const own = stemsOf(labelOf(parameter)).filter((stem) => stem.length > 2)
  return (own.length > 0 ? own : stemsOf(partsOf(tool).tool)).some((stem) => asked.has(stem))
}

const stemsOf = (text: string): string[] =>
  wordsOf(text)
    .map((word) => word.toLowerCase())
    .filter((word) => !EMPTY.has(word))
    .map((word) => word.slice(0, PREFIX))
