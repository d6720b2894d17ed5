import { rightBehaviourOf, type Task } from '../../task'
import type { Step, Trajectory } from '../../trajectory'
import type { Quote } from '../../verifier'

/** The steps that a judge is shown, and what stands in each of them. */
export interface View {
  text: string
  bodies: ReadonlyMap<number, string>
}

/** The record as a judge reads it, up to the given step; what comes later is not in it. */
export function viewOf(task: Task, { tools, steps }: Trajectory, lastStep = Number.POSITIVE_INFINITY): View {
  const offered = tools.map(({ key, tool }) =>
    JSON.stringify({ name: key, description: tool.description, parameters: tool.parameters }),
  )
  const shown = steps.filter(
    (step) => step.ordinal <= lastStep && !(step.kind === 'message' && step.role === 'system'),
  )
  return {
    text: [
      `Tools:\n${offered.join('\n') || 'none'}`,
      `What is right to do here, by the author of the request: ${rightBehaviourOf(task).sentence}`,
      `Record:\n${shown.map((step) => `#${step.ordinal} [${labelOf(step)}] ${bodyOf(step)}`).join('\n')}`,
    ].join('\n\n'),
    bodies: new Map(shown.map((step) => [step.ordinal, bodyOf(step)])),
  }
}

function labelOf(step: Step): string {
  switch (step.kind) {
    case 'message':
      return step.role
    case 'thought':
      return 'assistant, beside its calls'
    case 'answer':
      return 'assistant, answer'
    case 'tool-call':
      return step.problems[0]
        ? `call ${step.callId}, off the schema: ${step.problems[0].path} ${step.problems[0].message}`
        : `call ${step.callId}`
    case 'tool-result':
      return step.failure ? `result of ${step.callId}, failed` : `result of ${step.callId}`
  }
}

function bodyOf(step: Step): string {
  if (step.kind === 'tool-call') return `${step.tool} ${JSON.stringify(step.arguments)}`
  return step.kind === 'tool-result' ? step.content : step.text
}

const oneSpaced = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** What is wrong with quoted evidence, as a clause; null when every quote stands in its step, white space apart. */
export function flawOfQuotes(quotes: readonly Quote[], { bodies }: View): string | null {
  for (const { step, text } of quotes) {
    const body = bodies.get(step)
    if (body === undefined) return `it points at step ${step}, which it was not shown`
    const words = oneSpaced(text)
    if (words === '') return `its evidence from step ${step} is empty`
    if (!oneSpaced(body).includes(words)) return `step ${step} does not hold the words "${shortened(words)}"`
  }
  return null
}

const shortened = (text: string): string => (text.length > 80 ? `${text.slice(0, 79)}…` : text)
