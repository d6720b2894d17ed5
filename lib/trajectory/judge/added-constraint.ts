import { holds } from '../../shared/holds'
import { partsOf } from '../../tool'
import { leavesOf } from './known-text'
import type { Subject } from './subject'

/** Whether what a variation for complexity added was kept to; null where nothing was added, or where it was. */
export type ConstraintFault = { kind: 'broken' | 'untold'; reason: string }

/**
 * What is wrong with how an attempt treats the constraint that was added to its task (astra-spec 3.2). `untold` is not a
 * fault of the attempt: rules see neither that it was kept to nor that it was broken.
 */
export function constraintFault({ task, calls }: Subject, answer: string): ConstraintFault | null {
  const { augmentation } = task
  if (augmentation?.axis !== 'complexity') return null
  const { check } = augmentation
  if (!check) return { kind: 'untold', reason: 'Rules cannot tell whether the added constraint was kept to.' }
  switch (check.kind) {
    case 'uses': {
      const isUsed =
        calls.some(({ call }) => carries(call.arguments, check.value)) ||
        holds(answer.toLowerCase(), String(check.value).toLowerCase())
      const said = `${check.parameter} ${String(check.value)}`
      return isUsed
        ? null
        : {
            kind: 'untold',
            reason: `The added constraint, ${said}, stands in no call and not in the answer; rules cannot tell whether it was kept to.`,
          }
    }
    case 'avoids':
      return calls.some(({ call }) => carries(call.arguments, check.value))
        ? { kind: 'broken', reason: `a call carries ${String(check.value)}, which the request rules out.` }
        : null
    case 'nothing-more': {
      const extra = calls.find(({ call }) => !task.expectedTools.includes(call.tool))
      return extra
        ? {
            kind: 'broken',
            reason: `${partsOf(extra.call.tool).tool} was called although nothing more was wanted.`,
          }
        : null
    }
    case 'one-sentence':
      return answer
        .trim()
        .split(/[.!?。！？](?=\s|$)\s*/)
        .filter(Boolean).length > 1
        ? { kind: 'broken', reason: 'it is longer than the one sentence that was asked for.' }
        : null
  }
}

const carries = (args: Parameters<typeof leavesOf>[0], value: unknown): boolean =>
  leavesOf(args).some((leaf) => String(leaf).toLowerCase() === String(value).toLowerCase())
