import type { PlannedCall, Task } from '../task'
import type { MessageStep, Step } from './step'

/**
 * A task as its user came to mean it in a dialogue: with the values that they held back, and with the plan changed
 * where they changed their mind. The same task where nobody did either.
 */
export function taskAsMeant(task: Task, steps: readonly Step[]): Task {
  const messages = steps.filter((step): step is MessageStep => step.kind === 'message')
  const changes = messages.flatMap(({ changed = [] }) => changed)
  const withheld = messages.flatMap((step) => step.withheld ?? [])
  if (changes.length === 0 && withheld.length <= task.withheldValues.length) return task
  const meant = <Value>(parameter: string, value: Value) =>
    changes.findLast((one) => one.parameter === parameter && one.from === value)?.to ?? value
  const plan = task.plan?.map((call) => ({
    ...call,
    arguments: Object.fromEntries(
      Object.entries(call.arguments).map(
        ([parameter, argument]): [string, PlannedCall['arguments'][string]] => {
          if (argument.from !== 'user') return [parameter, argument]
          return [parameter, { from: 'user', value: meant(parameter, argument.value) }]
        },
      ),
    ),
  }))
  const { augmentation } = task
  const check = augmentation?.check
  return {
    ...task,
    plan: plan ?? null,
    augmentation:
      augmentation && check?.kind === 'uses'
        ? { ...augmentation, check: { ...check, value: meant(check.parameter, check.value) } }
        : augmentation,
    withheldValues: withheld.length > 0 ? withheld : task.withheldValues,
  }
}
