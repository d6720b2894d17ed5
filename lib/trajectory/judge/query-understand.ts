import { languageLabel } from '../../shared/language'
import { rightBehaviourOf } from '../../task'
import { partsOf } from '../../tool'
import type { Verdict } from '../../verifier'
import { asksUser } from '../asks-user'
import { tellsOfMissing, UNTOLD_MISSING } from './admissions'
import { isSaid, textBefore } from './known-text'
import { type DimensionRules, judged, type Subject, unjudged } from './subject'
import { type Turn, turnsOf } from './turns'

/**
 * QU: whether the request was understood takes reading, unless the task's mode tells by deeds what understanding it
 * looks like (`rightBehaviourOf`; rubric of astra-spec 5.3).
 */
export const judgeQueryUnderstand: DimensionRules = (subject) => {
  const { mode, withheldValues } = subject.task
  if (mode === 'no-tool') return answeredDirectly(subject)
  if (mode === 'missing-tool') return saidWhatIsMissing(subject)
  if (withheldValues.length > 0) return askedFirst(subject)
  return unjudged('Rules cannot tell whether the request was understood; ask a model or a person.')
}

const answeredDirectly = ({ calls, answer }: Subject): Verdict => {
  const [first] = calls
  return first
    ? judged(0, `It called ${partsOf(first.call.tool).tool} for a request that needs no tool.`, [
        first.call.ordinal,
      ])
    : judged(
        1,
        'It answered without calling any tool, as the request needs none.',
        answer ? [answer.ordinal] : [],
      )
}

/**
 * Acting although data that only the user has is missing is 0; asking in the first turn is 1; asking later, but before
 * any call that needs it, is 0.5 where the scale has that (ours: the rubric only knows the first response).
 */
function askedFirst({ task, trajectory, settings }: Subject): Verdict {
  const { steps } = trajectory
  const acted = steps.find(
    (step) =>
      step.kind === 'tool-call' &&
      task.withheldValues.some(
        ({ tool, parameter, value }) =>
          step.tool === tool &&
          step.arguments[parameter] !== undefined &&
          !isSaid(value, textBefore(steps, step.ordinal)),
      ),
  )
  if (acted?.kind === 'tool-call')
    return judged(0, `It called ${partsOf(acted.tool).tool} without what only the user knows.`, [
      acted.ordinal,
    ])
  const turns = turnsOf(steps)
  const asked = turns.find((turn) => turn.callCount === 0)
  if (!asked || !asksUser(asked.text))
    return judged(0, 'It never asked for what only the user knows.', asked ? [asked.first] : [])
  if (!namesWhatIsMissing(asked, task))
    return unjudged('It asks the user something; rules cannot tell whether it asks for what is missing.')
  if (asked === turns[0])
    return judged(1, 'It asked for what is missing before it did anything.', [asked.first])
  return judged(
    settings.queryUnderstandScale === 'bits' ? 0 : 0.5,
    'It asked for what is missing, but only after other calls.',
    [asked.first],
  )
}

/** Some word for what is missing stands in the question to the user; other languages than English cannot be told. */
function namesWhatIsMissing({ text }: Turn, task: Subject['task']): boolean {
  if (languageLabel(text) !== 'en') return false
  const said = text.toLowerCase()
  return rightBehaviourOf(task).asksFor.some(({ label }) =>
    label.split(' ').some((word) => word.length > 1 && said.includes(word.toLowerCase())),
  )
}

const saidWhatIsMissing = ({ task, answer }: Subject): Verdict => {
  const steps = answer ? [answer.ordinal] : []
  const isTold = answer ? tellsOfMissing(task, answer.text) : false
  if (isTold === null) return unjudged(UNTOLD_MISSING)
  return isTold
    ? judged(1, 'It said what cannot be done with the tools at hand.', steps)
    : judged(0, 'It does not say that a needed tool is missing.', steps)
}
