import { canonicalJson } from '../../shared/json'
import { partsOf, purposeOf } from '../../tool'
import type { AnsweredCall } from '../rounds'
import { inventedArgument, textBefore } from './known-text'
import type { Subject } from './subject'

/**
 * What the rules find wrong with one call, as a sentence; null when nothing is (astra-spec 5.3, TCP and TC):
 * an undefined tool, arguments off the schema, a repeat that cannot tell anything new, a call before what it
 * needs, a value that nobody gave.
 */
export function faultOf(answered: AnsweredCall, subject: Subject): string | null {
  const { call } = answered
  const name = partsOf(call.tool).tool
  if (!subject.trajectory.tools.some(({ key }) => key === call.tool)) return `There is no tool ${name}.`
  const [problem] = call.problems
  if (problem) return `${name} was called with wrong arguments: ${problem.path} ${problem.message}.`
  const repeated = repeatFault(answered, subject)
  if (repeated) return repeated
  const early = orderFault(answered, subject)
  if (early) return early
  const invented = inventedArgument(
    call,
    subject.trajectory,
    textBefore(subject.trajectory.steps, call.ordinal),
  )
  return invented === null
    ? null
    : `${name} got a value that neither the user nor a result gave (${invented}).`
}

const signatureOf = ({ call }: AnsweredCall): string => `${call.tool} ${canonicalJson(call.arguments)}`

/** The same call again, unless the first failed for now or something was changed in between. */
function repeatFault(answered: AnsweredCall, { calls, trajectory }: Subject): string | null {
  const at = calls.indexOf(answered)
  const signature = signatureOf(answered)
  const earlier = calls.slice(0, at).findLastIndex((other) => signatureOf(other) === signature)
  const before = calls[earlier]
  if (!before || before.result?.failure?.isTransient) return null
  const hasChanged = calls.slice(earlier + 1, at).some(({ call, result }) => {
    const tool = trajectory.tools.find(({ key }) => key === call.tool)?.tool
    return tool && result && !result.failure && ['create', 'update', 'delete'].includes(purposeOf(tool).kind)
  })
  if (hasChanged && !before.result?.failure) return null
  const name = partsOf(answered.call.tool).tool
  return before.result?.failure
    ? `${name} was called again unchanged after a failure that would not pass.`
    : `${name} was called again unchanged although its result was known.`
}

/** A planned call made before the call that its plan says must feed it had succeeded. */
function orderFault({ call }: AnsweredCall, { task, calls }: Subject): string | null {
  const planned = (task.plan ?? []).filter((step) => step.tool === call.tool)
  const [only] = planned
  if (!only || planned.length > 1) return null
  for (const [parameter, argument] of Object.entries(only.arguments)) {
    const feeder = argument.from === 'result' ? task.plan?.[argument.step]?.tool : undefined
    if (!feeder || call.arguments[parameter] === undefined) continue
    const isFed = calls.some(
      (other) =>
        other.call.tool === feeder &&
        other.result &&
        !other.result.failure &&
        other.result.ordinal < call.ordinal,
    )
    const isSaid = task.question.includes(String(call.arguments[parameter]))
    if (!isFed && !isSaid)
      return `${partsOf(call.tool).tool} was called before ${partsOf(feeder).tool} had given its ${parameter}.`
  }
  return null
}
