import { isSameLanguage } from '../../shared/language'
import { partsOf, type ToolKey } from '../../tool'
import { unknownFigures, urlsIn } from './figures'
import { isUsedIn, listLengthsOf, resultValue, textBefore } from './known-text'
import { type DimensionRules, judged, type Subject } from './subject'

interface Mark {
  score: 0 | 0.5 | 1
  reason: string
}

/** FA = (Corr + Summ) / 2 (astra-spec 5.2): does the answer do what was asked, and is it true to the record. */
export const judgeFinalAnswer: DimensionRules = (subject) => {
  const { answer } = subject
  if (!answer || answer.text.trim() === '') return judged(0, 'There is no answer.')
  const correctness = correctnessOf(subject, answer.text)
  const summary = summaryOf(subject, answer.text, answer.ordinal)
  return judged(
    (correctness.score + summary.score) / 2,
    `Request: ${correctness.reason} Record: ${summary.reason}`,
    [answer.ordinal],
  )
}

/** Corr: the language gate, then how many parts of the request were done and told. */
function correctnessOf(subject: Subject, text: string): Mark {
  if (!isSameLanguage(subject.task.question, text))
    return { score: 0, reason: 'the answer is in another language than the question.' }
  const parts = partsOfRequest(subject)
  if (parts.length === 0) return { score: 1, reason: 'no tool was needed.' }
  const open = parts.filter((part) => !isAnswered(part, subject, text))
  if (open.length === 0) return { score: 1, reason: 'every part was done and told.' }
  const names = open.map(({ tool }) => partsOf(tool).tool).join(', ')
  return open.length === parts.length
    ? { score: 0, reason: `nothing of it was done (${names}).` }
    : { score: 0.5, reason: `part of it is open (${names}).` }
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

/** True for results that hold nothing to repeat, such as `{"ok":true}`. */
const tellsNothing = (content: string): boolean =>
  !/[\p{L}\p{N}]{3}/u.test(
    JSON.stringify(Object.values(Object(resultValue(content)))).replace(/true|false|null/g, ''),
  )

const ADMITS =
  /could(n't| not)|can(not|'t)|unable|fail|error|sorry|unfortunately|not (available|possible|found)|unavailable|did not|no longer|skipped/i

/** Summ: nothing invented, and failures that stayed are told. */
function summaryOf(subject: Subject, text: string, ordinal: number): Mark {
  const { calls, trajectory } = subject
  if (calls.length === 0) return { score: 1, reason: 'there is no process to sum up.' }
  const before = textBefore(trajectory.steps, ordinal)
  const url = urlsIn(text).find((found) => !before.includes(found.toLowerCase()))
  if (url) return { score: 0, reason: `the address ${url} stands nowhere before.` }
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
  if (lasting.length === 0 || ADMITS.test(text)) return { score: 1, reason: 'it agrees with the results.' }
  return calls.every(({ result }) => result?.failure)
    ? { score: 0, reason: 'every call failed and the answer does not say so.' }
    : { score: 0.5, reason: 'it keeps silent about a call that failed for good.' }
}
