import { holds } from '../../shared/holds'
import { partsOf, type ToolKey } from '../../tool'
import { asksUser } from '../asks-user'
import type { Step } from '../step'
import { constraintFault } from './added-constraint'
import { admitsFailure, tellsOfMissing, UNTOLD_MISSING } from './admissions'
import { answerGates } from './answer-gates'
import { unknownFigures } from './figures'
import { finalAnswerScore, type Third } from './formulas'
import { isUsedIn, listLengthsOf, resultValue, textBefore } from './known-text'
import { type DimensionRules, judged, type Subject, unjudged } from './subject'

interface Mark {
  score: Third
  reason: string
  /** Why rules cannot stand by it after all. */
  untold?: string
}

/** FA = (Corr + Summ) / 2 (astra-spec 5.2): does the answer do what was asked, and is it true to the record. */
export const judgeFinalAnswer: DimensionRules = (subject) => {
  const { answer } = subject
  if (!answer || answer.text.trim() === '') return judged(0, 'There is no answer.')
  const gates = answerGates(subject.task, subject.trajectory)
  const correctness: Mark | null = gates.correctness ?? correctnessOf(subject, answer.text)
  if (!correctness) return unjudged('Rules cannot tell whether an answer that needs no tool is right.')
  if (correctness.untold) return unjudged(correctness.untold)
  const summary = gates.summary ?? summaryOf(subject, answer.text, answer.ordinal)
  return judged(
    finalAnswerScore(correctness.score, summary.score),
    `Request: ${correctness.reason} Record: ${summary.reason}`,
    [answer.ordinal],
  )
}

/** Corr: what the task's mode asks for, else how many parts of the request were done and told; null where rules cannot tell. */
function correctnessOf(subject: Subject, text: string): Mark | null {
  const { task, trajectory } = subject
  if (task.mode === 'missing-tool') {
    const isTold = tellsOfMissing(task, text)
    return isTold === false
      ? { score: 0, reason: 'a needed tool is missing and it does not say so.' }
      : {
          ...{ score: 1, reason: 'it says what cannot be done.' },
          ...(isTold === null && { untold: UNTOLD_MISSING }),
        }
  }
  const hasFollowUp = trajectory.steps.filter(isUserMessage).length > 1
  if (task.withheldValues.length > 0 && !hasFollowUp)
    return asksUser(text)
      ? { score: 1, reason: 'it asks for what only the user knows.' }
      : { score: 0, reason: 'it does not ask for what only the user knows.' }
  if (task.answer !== null)
    return holds(text.toLowerCase(), task.answer.toLowerCase())
      ? underConstraint({ score: 1, reason: 'it holds the right answer.' }, subject, text)
      : { score: 0, reason: `it does not hold the right answer, ${task.answer}.` }
  const parts = partsOfRequest(subject)
  if (parts.length === 0) return null
  const open = parts.filter((part) => !isAnswered(part, subject, text))
  if (open.length === 0)
    return underConstraint({ score: 1, reason: 'every part was done and told.' }, subject, text)
  const names = open.map(({ tool }) => partsOf(tool).tool).join(', ')
  return open.length === parts.length
    ? { score: 0, reason: `nothing of it was done (${names}).` }
    : underConstraint({ score: 0.5, reason: `part of it is open (${names}).` }, subject, text)
}

/** What was added to a task is a part of it: broken, no more than half is right; untold, rules do not stand by the mark. */
function underConstraint(mark: Mark, subject: Subject, text: string): Mark {
  const fault = constraintFault(subject, text)
  if (!fault) return mark
  if (fault.kind === 'untold') return { ...mark, untold: fault.reason }
  return { score: 0.5, reason: `${mark.reason.replace(/\.$/, '')}, but ${fault.reason}` }
}

/** A part of the request: a tool that it needs, and whether the user waits for what it returns. */
interface Part {
  tool: ToolKey
  isToBeTold: boolean
}

/** Planned calls whose results only feed others need not be told; without a plan every expected tool's must be done. */
function partsOfRequest({ task }: Subject): Part[] {
  const { plan } = task
  if (!plan) return task.expectedTools.map((tool, at, all) => ({ tool, isToBeTold: at === all.length - 1 }))
  const feeding = new Set(
    plan.flatMap(({ arguments: args }) =>
      Object.values(args).flatMap((value) => (value.from === 'result' ? [value.step] : [])),
    ),
  )
  return plan.map(({ tool }, step) => ({ tool, isToBeTold: !feeding.has(step) }))
}

function isAnswered({ tool, isToBeTold }: Part, { calls }: Subject, text: string): boolean {
  const done = calls.filter(({ call, result }) => call.tool === tool && result && !result.failure)
  if (done.length === 0) return false
  return (
    !isToBeTold ||
    done.some(
      ({ result }) => result !== null && (isUsedIn(result.content, text) || tellsNothing(result.content)),
    )
  )
}

/** True for results that hold nothing to repeat, such as `{"ok":true}`; a single sign of Chinese or Japanese is a word. */
const tellsNothing = (content: string): boolean =>
  !/[\p{L}\p{N}]{3}|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(
    JSON.stringify(Object.values(Object(resultValue(content)))).replace(/true|false|null/g, ''),
  )

const isUserMessage = (step: Step): boolean => step.kind === 'message' && step.role === 'user'

/** Summ: nothing invented, and failures that stayed are told. */
function summaryOf(subject: Subject, text: string, ordinal: number): Mark {
  const { calls, trajectory } = subject
  const before = textBefore(trajectory.steps, ordinal)
  const counts = calls.flatMap(({ result }) =>
    result && !result.failure ? listLengthsOf(resultValue(result.content)) : [],
  )
  const [figure] = unknownFigures(text, before, counts)
  if (figure) return { score: 0, reason: `the figure ${figure} stands nowhere before.` }
  const lasting = calls.filter(({ call, result }) => {
    const hasSucceeded = calls.some(
      (other) => other.call.tool === call.tool && other.result && !other.result.failure,
    )
    return result?.failure && !hasSucceeded
  })
  if (lasting.length === 0 || admitsFailure(text)) return { score: 1, reason: 'it agrees with the results.' }
  return calls.every(({ result }) => result?.failure)
    ? { score: 0, reason: 'every call failed and the answer does not say so.' }
    : { score: 0.5, reason: 'it keeps silent about a call that failed for good.' }
}
