import { canonicalJson } from '../../shared/json'
import { partsOf, purposeOf, type ToolKey } from '../../tool'
import type { AnsweredCall } from '../rounds'
import type { ToolCallStep } from '../step'
import { inventedArgument, isSaid, textBefore } from './known-text'
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
  const early = orderFault(answered.call, subject)
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
  if (!before.result || before.result.ordinal > answered.call.ordinal)
    return `${name} was called twice at once with the same arguments.`
  return before.result.failure
    ? `${name} was called again unchanged after a failure that would not pass.`
    : `${name} was called again unchanged although its result was known.`
}

/**
 * A call made before any call that feeds it had succeeded, with a value that nobody had said. What feeds a parameter is
 * in the task's plan, else in the graph that the task was written from.
 */
function orderFault(call: ToolCallStep, subject: Subject): string | null {
  const { trajectory, calls } = subject
  for (const { parameter, feeders } of needsOf(call.tool, subject)) {
    const value = call.arguments[parameter]
    if (value === undefined) continue
    const isFed = calls.some(
      ({ call: other, result }) =>
        feeders.includes(other.tool) && result && !result.failure && result.ordinal < call.ordinal,
    )
    if (isFed || isSaid(value, textBefore(trajectory.steps, call.ordinal))) continue
    const names = [...new Set(feeders.map((feeder) => partsOf(feeder).tool))].join(' or ')
    return `${partsOf(call.tool).tool} was called before ${names} had given its ${parameter}.`
  }
  return null
}

/** The parameters of a tool that other tools feed. A tool that is planned twice needs different things each time. */
function needsOf(tool: ToolKey, { task, graph }: Subject): { parameter: string; feeders: ToolKey[] }[] {
  const planned = (task.plan ?? []).filter((step) => step.tool === tool)
  const [only] = planned
  if (planned.length > 1) return []
  if (only)
    return Object.entries(only.arguments).flatMap(([parameter, argument]) => {
      const feeder = argument.from === 'result' ? task.plan?.[argument.step]?.tool : undefined
      return feeder ? [{ parameter, feeders: [feeder] }] : []
    })
  const needs = new Map<string, ToolKey[]>()
  for (const { from, to, parameter, review } of graph?.dependencies ?? [])
    if (to === tool && parameter !== null && review !== 'refused')
      needs.set(parameter, [...(needs.get(parameter) ?? []), from])
  return [...needs].map(([parameter, feeders]) => ({ parameter, feeders }))
}
