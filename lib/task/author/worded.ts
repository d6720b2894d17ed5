import type { Random } from '../../shared/random'
import { fail, ok, type Result } from '../../shared/result'
import type { Tool } from '../../tool'
import { clausesOf } from './clause'
import { toolNamedIn } from './names-a-tool'
import type { PlannedStep } from './plan'
import { questionOf } from './question'
import { spoken } from './said-values'

const WORDINGS_MAX = 6

/**
 * A plan as a request in English that holds every value which the user must give, none that they keep to themself, and
 * no tool's name; of several wordings the first that is so.
 */
export function worded(
  steps: readonly PlannedStep[],
  offered: readonly Tool[],
  random: Random,
): Result<string> {
  const about = steps
    .map(({ definition }) => `${definition.name.replaceAll(/[_-]/g, ' ')} ${definition.description}`)
    .join(' ')
    .toLowerCase()
  let named: string | null = null
  for (let wording = 0; wording < WORDINGS_MAX; wording++) {
    const words = random.fork(`wording ${wording}`)
    const clauses = clausesOf(steps, words)
    if (!clauses) return fail('no-plan', 'A tool of the chain does not say in plain English what it does.')
    const question = questionOf(clauses, about, words)
    const unsaid = unsaidValue(steps, question)
    if (unsaid !== null)
      return fail('no-plan', `The value of ${unsaid} could not be worked into the question.`)
    const told = toldValue(steps, question)
    if (told !== null) return fail('no-plan', `The question gives away the value of ${told}.`)
    named = toolNamedIn(question, offered)
    if (named === null) return ok(question)
  }
  return fail('names-a-tool', `Every wording of the question names the tool ${named}.`)
}

/** The first argument that the user should give and the question does not hold; switches are said in words. */
const unsaidValue = (steps: readonly PlannedStep[], question: string): string | null =>
  firstValue(steps, false, (text) => !question.includes(text))

/** The first argument that the user keeps to themself and the question holds all the same. */
const toldValue = (steps: readonly PlannedStep[], question: string): string | null =>
  firstValue(steps, true, (text) => question.includes(text.replaceAll('"', '')))

function firstValue(
  steps: readonly PlannedStep[],
  isKept: boolean,
  isWrong: (said: string) => boolean,
): string | null {
  for (const { arguments: args, unsaid = [] } of steps)
    for (const [name, argument] of Object.entries(args))
      if (
        argument.from === 'user' &&
        typeof argument.value !== 'boolean' &&
        unsaid.includes(name) === isKept &&
        isWrong(spoken(name, argument.value))
      )
        return name
  return null
}
