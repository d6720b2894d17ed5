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
  const plan = task.plan?.map((call) => ({
    ...call,
    arguments: Object.fromEntries(
      Object.entries(call.arguments).map(
        ([parameter, argument]): [string, PlannedCall['arguments'][string]] => {
          if (argument.from !== 'user') return [parameter, argument]
          const change = changes.findLast((one) => one.parameter === parameter && one.from === argument.value)
          return [parameter, change ? { from: 'user', value: change.to } : argument]
        },
      ),
    ),
  }))
  return { ...task, plan: plan ?? null, withheldValues: withheld.length > 0 ? withheld : task.withheldValues }
}
