import { isSameLanguage } from '../../shared/language'
import type { Task } from '../../task'
import type { Trajectory } from '../trajectory'
import { urlsIn } from './figures'
import { textBefore } from './known-text'
import { answerOf } from './subject'

/** What is decided about a final answer before anybody reads it (astra-spec 5.3); null where reading decides. */
export interface AnswerGates {
  correctness: { score: 0; reason: string } | null
  summary: { score: 0 | 1; reason: string } | null
}

/**
 * Corr is 0 when question and answer are in different languages. Summ is 1 when nothing happened before the last message
 * but the request, and 0 when the answer holds an address that stands nowhere before.
 */
export function answerGates(task: Task, trajectory: Trajectory): AnswerGates {
  const answer = answerOf(trajectory)
  if (!answer) return { correctness: null, summary: null }
  const { steps } = trajectory
  const isElsewhere = !isSameLanguage(task.question, answer.text)
  const happened = steps.filter(
    (step) => step.turn !== answer.turn && !(step.kind === 'message' && step.turn === 0),
  )
  const known = new Set(urlsIn(textBefore(steps, answer.ordinal)))
  const url = urlsIn(answer.text).find((found) => !known.has(found.toLowerCase()))
  return {
    correctness: isElsewhere
      ? { score: 0, reason: 'the answer is in another language than the question.' }
      : null,
    summary:
      happened.length === 0
        ? { score: 1, reason: 'there is no process to sum up.' }
        : url
          ? { score: 0, reason: `the address ${url} stands nowhere before.` }
          : null,
  }
}
